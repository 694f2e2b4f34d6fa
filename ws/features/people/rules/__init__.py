"""What people are like and what becomes of them: pure decisions."""
