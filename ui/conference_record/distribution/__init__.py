"""The distribution of a record: who gets it, what is kept out of whose copy, and when it went to each (S26)."""
