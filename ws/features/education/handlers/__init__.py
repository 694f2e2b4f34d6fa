"""What the education answers, how its deeds change a life, and what it hears."""
