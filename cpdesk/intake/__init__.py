"""Files that come in: read safely, cell by cell, before anything is made of them."""
