"""JSON Schema of everything that crosses the socket, made from the message classes."""

from __future__ import annotations

import msgspec

from ws.engine.rulebook import Rulebook
from ws.features.roster import ROSTER
from ws.gateway import messages as gateway

Schema = dict[str, object]


def _anything(_: type) -> Schema:
    """Sections of the state and people are told in docs/protocol.md; to the schema they are any value."""
    return {"description": "Any value."}


def build() -> Schema:
    """Requests, replies and pushes with their definitions, by class name."""
    book = Rulebook(ROSTER)
    shown = [handles for handles in book.handles.values() if not handles.internal]
    requests: list[type] = [gateway.Authenticate, gateway.Ping, gateway.GetHealth, *(h.request for h in shown)]
    replies: list[type] = [
        gateway.Authenticated,
        gateway.Pong,
        gateway.Health,
        *(h.reply for h in shown),
        gateway.ErrorReply,
    ]
    pushes: list[type] = [*book.pushes, gateway.Update]
    groups = {"requests": requests, "replies": replies, "pushes": pushes}
    _, definitions = msgspec.json.schema_components(
        [c for classes in groups.values() for c in classes], schema_hook=_anything, ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **{name: [{"$ref": f"#/$defs/{c.__name__}"} for c in classes] for name, classes in groups.items()},
        "$defs": {name.rsplit(".", 1)[-1]: definition for name, definition in definitions.items()},
    }
