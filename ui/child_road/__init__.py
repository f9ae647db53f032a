"""One child's road on a page of its own: drawn in time, as a list, and on paper."""
