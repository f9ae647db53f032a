"""The facts of a conference in its record, and what is said of all children together."""
