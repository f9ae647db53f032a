"""The room of the conference diary."""
