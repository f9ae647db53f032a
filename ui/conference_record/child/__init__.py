"""One child in the record: risk, what the child said, every view, the decision with its basis, category, LPM."""
