"""The pieces that the forms of every room are made of."""
