"""What careers answer and hear, by what it is about."""
