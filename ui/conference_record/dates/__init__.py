"""What follows from a conference: that it was held, the first core group with its members, the next review."""
