"""Decisions of the law: offending, the court, and prison."""
