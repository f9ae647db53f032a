"""One conference: what is known of it, and what is done with it from its booking to its record."""
