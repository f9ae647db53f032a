"""The room of the linked IC map."""
