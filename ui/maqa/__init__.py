"""The room of the MAQA alerts."""
