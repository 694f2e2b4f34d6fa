"""School and after: homework, clubs, programmes."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plain, plains

STUDIES_UNTIL = 40
LEAVES = 0.02


def wish(known: Known) -> Wish | None:
    """Learn, or look for something to learn."""
    held = known.section("school")
    programme = plain(held.get("programme"))
    if not held:
        return None
    if programme or held.get("school"):
        return _learn(known, held, programme)
    if not 18 <= known.age() < STUDIES_UNTIL:
        return None
    if not known.has("programmes"):
        return "get_programmes", {}
    open_to = known.available("programmes")
    known.forget("programmes")
    if not open_to:
        return None
    chosen = known.chance.choice(open_to)
    mode = known.chance.choice(chosen["modes"]) if isinstance(chosen["modes"], list) else "full_time"
    return "enroll", {"programme_id": chosen["id"], "mode": mode, "loan": known.happens(0.4)}


def _learn(known: Known, held: Plain, programme: Plain) -> Wish | None:
    if known.happens(LEAVES) and (programme or known.age() >= 16):
        return "drop_out", {}
    if known.happens(0.1):
        effort = known.chance.choice([each for each in ("low", "normal", "high") if each != held.get("effort")])
        return "set_study_effort", {"effort": effort}
    if known.happens(0.3):
        return _club(known, plains(held.get("clubs")))
    done = plain(held.get("homework")).get("done")
    subjects = [programme["id"]] if programme else [each["id"] for each in plains(held.get("subjects"))]
    left = [each for each in subjects if not isinstance(done, list) or each not in done]
    return ("do_homework", {"subject_id": known.chance.choice(left)}) if left else None


def _club(known: Known, mine: list[Plain]) -> Wish | None:
    if mine and known.happens(0.2):
        return "leave_club", {"club_id": known.chance.choice(mine)["id"]}
    if not known.has("clubs"):
        return "get_clubs", {}
    open_to = known.available("clubs")
    known.forget("clubs")
    return ("join_club", {"club_id": known.chance.choice(open_to)["id"]}) if open_to and len(mine) < 3 else None
