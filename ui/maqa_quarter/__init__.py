"""The page of a quarter's MAQA alerts: figures, learning, actions, and what was shared."""
