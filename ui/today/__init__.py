"""The room that says what needs doing today."""
