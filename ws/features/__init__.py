"""The features: one folder each, all of one shape, registered in `roster.py`."""
