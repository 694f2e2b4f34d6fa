"""Who may love whom, and what may follow what."""
