"""What the client sees of school and work."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Content
from ws.features.occupation.records import Occupation
from ws.kernel.state import Reader

_SCHOOLS: Final = {"primary": "Primary school", "middle": "Middle school", "high": "High school"}


def occupation(reader: Reader, content: Content) -> dict[str, object] | None:
    held = reader.find(Occupation)
    if held is None:
        return None
    job = content.jobs.get(held.job)
    titles = {
        "none": "",
        "school": _SCHOOLS.get(held.school, ""),
        "job": job.name if job else "",
        "retired": f"Retired ({job.name})" if job else "Retired",
    }
    pay = job.pay_cents if job and held.kind == "job" else held.pension_cents if held.kind == "retired" else 0
    return {"kind": held.kind, "title": titles[held.kind], "performance": held.performance, "pay_cents": pay}
