"""Whole lives under a plain policy, many at once: is the game believable?"""
