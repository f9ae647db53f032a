"""The page of a conference's record: its sections, what is missing, and what can be done with it."""
