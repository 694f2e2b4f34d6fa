"""Bots: real clients that play sensibly over the real protocol."""
