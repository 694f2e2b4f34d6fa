"""Faults: the server is killed, starved, lied to and shouted at, and must keep its promises."""
