"""The door: sockets, frames, sessions, limits, HTTP. Knows messages, not rules."""
