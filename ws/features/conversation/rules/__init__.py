"""Pure rules of conversation: what is heard, how it is answered, and what it does to two people."""
