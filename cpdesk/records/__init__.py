"""What the unit keeps, and how it is kept safe."""
