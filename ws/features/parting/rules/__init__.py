"""What is whose, who owes what to whom, and who would agree to it."""
