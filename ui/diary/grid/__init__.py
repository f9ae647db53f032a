"""The painted diary: the week, and one day by chair or room; what its cards say, and how they are dragged."""
