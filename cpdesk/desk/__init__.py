"""What the unit does: one function for each thing that a person asks for."""
