"""Tables of numbers in which each number opens what it counts."""
