"""What can be wrong with content that is well formed: events that never come, choices that nobody would
take, and texts that are not well written. `python -m ws content --check` prints it."""

from __future__ import annotations

from collections.abc import Iterator

from ws.content.lint import balance, love, reach, spelling, style
from ws.content.lint.texts import texts_of
from ws.content.schemas import Content


def findings(content: Content) -> Iterator[str]:
    """Everything found, each beginning with kind and id ("events: some_id: ...")."""
    yield from reach.findings(content)
    yield from love.findings(content)
    yield from balance.findings(content)
    found = list(texts_of(content))
    yield from style.findings(found)
    yield from spelling.findings(found)
