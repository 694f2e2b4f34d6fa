"""Structured logs, one JSON object a line, with the correlation id of what is being done."""

from __future__ import annotations

import logging
import sys

import structlog

_TRACEBACKS = structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))
"""Without the local variables: passwords, tokens and names stand in them."""


class Sparing(logging.Filter):
    """Lets a few lines of the same words pass, then says once how many were left out.

    For loggers that strangers can make speak.
    """

    def __init__(self, most: int = 5, seconds: float = 60.0) -> None:
        super().__init__()
        self._most = most
        self._seconds = seconds
        self._seen: dict[str, tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        since, count = self._seen.get(str(record.msg), (record.created, 0))
        if record.created - since >= self._seconds:
            if count > self._most:
                record.msg = f"{record.msg} ({count - self._most} more were left out)"
            since, count = record.created, 0
        self._seen[str(record.msg)] = (since, count + 1)
        if len(self._seen) > 1000:
            self._seen.clear()
        return count < self._most


def configure(level: str, form: str) -> None:
    """Send structlog and the standard library's logs through the same processors."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        *([_TRACEBACKS] if form == "json" else []),
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "websockets.server", "aiosqlite", "asyncio"):
        logging.getLogger(name).handlers[:] = []
        logging.getLogger(name).propagate = True
    logging.getLogger("uvicorn.error").addFilter(Sparing())
    logging.getLogger("websockets.server").setLevel("WARNING")
    logging.getLogger("aiosqlite").setLevel("WARNING")
    logging.getLogger("alembic.runtime.plugins").setLevel("WARNING")
