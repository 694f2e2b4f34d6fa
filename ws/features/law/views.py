"""What the client sees of the law."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.law.records import LawRecord, OpenCase, Parole, PrisonTerm
from ws.features.law.rules import sentencing
from ws.kernel.state import Reader


def law(reader: Reader, content: Content) -> dict[str, object] | None:
    """None for whoever never had to do with it."""
    held = reader.find(LawRecord)
    case = reader.find(OpenCase)
    term = reader.find(PrisonTerm)
    parole = reader.find(Parole)
    if held is None and case is None and term is None and parole is None:
        return None
    held = held or LawRecord()
    return {
        "record": [
            {
                "offence_id": line.offence_id,
                "charge": _charge(content, line.offence_id),
                "minute": line.minute,
                "sentence": line.sentence,
                "prison_days": line.prison_days,
                "juvenile": line.juvenile,
            }
            for line in held.convictions
        ],
        "probation_until_minute": held.probation_until_minute,
        "open_case": case and _case(case, content),
        "prison": term and _prison(term, content),
        "parole": parole and {"until_minute": parole.until_minute},
    }


def _case(case: OpenCase, content: Content) -> dict[str, object]:
    return {
        "charges": [{"offence_id": charged, "charge": _charge(content, charged)} for charged in case.charges],
        "arrested_minute": case.arrested_minute,
        "trial_minute": case.trial_minute,
        "evidence": sentencing.evidence_word(case.evidence),
        "bail_cents": case.bail_cents,
        "lawyer_fee_cents": case.lawyer_fee_cents,
        "plea": case.plea,
        "lawyer": case.lawyer,
    }


def _prison(term: PrisonTerm, content: Content) -> dict[str, object]:
    return {
        "offence_id": term.offence_id,
        "since": term.began_minute,
        "until": term.until_minute,
        "conduct": term.conduct,
        "remand": term.remand,
        "juvenile": term.juvenile,
        "on_the_run": term.fled_minute >= 0,
        "done_day": term.day,
        "done": list(term.done),
        "activities": [
            {
                "id": found.id,
                "name": found.name,
                "text": found.text,
                "duration_minutes": found.duration_minutes,
                "energy": found.energy,
                "pay_cents": found.pay_cents,
            }
            for found in content.prison_activities.values()
        ],
    }


def _charge(content: Content, offence_id: str) -> str:
    """As a court called it; also when the content no longer knows it."""
    found = content.offences.get(offence_id)
    return found.charge if found is not None else offence_id.replace("_", " ")
