"""Find: the box in the head strip and the list of what it found."""
