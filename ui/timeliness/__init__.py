"""The page of what was done in time, and the cross-check of Annex A."""
