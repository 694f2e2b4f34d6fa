"""What the client sees of the work."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.careers.records import Career
from ws.kernel.state import Reader


def work(reader: Reader, content: Content) -> dict[str, object] | None:
    held = reader.find(Career)
    if held is None or held.kind == "none":
        return None
    job = content.jobs.get(held.job)
    retired = held.kind == "retired"
    name = job.name if job else ""
    return {
        "kind": held.kind,
        "title": f"Retired ({name})" if retired and name else "Retired" if retired else name,
        "performance": held.performance,
        "pay_cents": held.pension_cents if retired else job.pay_cents if job else 0,
    }
