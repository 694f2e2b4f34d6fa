"""How likely a child is, what it costs, and what raising it makes of it."""
