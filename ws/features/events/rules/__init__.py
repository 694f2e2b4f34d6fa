"""Which event may happen, when, with what odds, and in which words."""
