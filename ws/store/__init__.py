"""Durability: tables, group commit, loading and the cache of players. Knows no rule of the game."""
