"""Who is suggested, how well two fit, what is written about somebody, and who likes whom back."""
