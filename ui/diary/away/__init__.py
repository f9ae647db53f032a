"""The days on which a chair is not there, and the conferences that they touch."""
