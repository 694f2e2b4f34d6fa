"""Filling names into sentences."""

import re

_SENTENCE_START = re.compile(r"(^|[.!?…]\s+|[.!?]”\s+|\n)([a-zà-þ])")


def fill(text: str, **names: object) -> str:
    """The text with its placeholders filled, every sentence beginning with a capital.

    A filler such as "your mother" may stand at the start of a sentence or in the middle. A text without placeholders
    is as it was written.
    """
    if "{" not in text:
        return text
    return _SENTENCE_START.sub(lambda found: found.group(1) + found.group(2).upper(), text.format(**names))
