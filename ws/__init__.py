"""BaoLife's game server: one life, lived on a running clock, decided by the server."""

__version__ = "0.1.0"
