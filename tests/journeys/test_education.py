"""School and university over the wire: homework, clubs, effort, programmes, dropping out."""

from __future__ import annotations

from tests.journeys.journey import journey
from tests.support.client import Body, WatchedClient, copied, living, refused
from tests.support.players import answer, give_diamonds
from tests.support.server import Running

REPLIES = {
    "get_programmes": {"programmes"},
    "get_clubs": {"clubs"},
    "enroll": {"programme_id", "mode", "scholarship_percent", "tuition_cents", "loan", "exam_minute"},
    "drop_out": {"programme_id"},
    "do_homework": {"subject_id", "text", "grade", "energy"},
    "join_club": {"club_id"},
    "leave_club": {"club_id"},
    "set_study_effort": {"effort"},
}
SCHOOL = {
    "school", "title", "year", "grade", "effort", "subjects", "homework", "exam_minute", "clubs", "discipline",
    "programme", "attainment", "school_grade", "exams", "degrees",
}  # fmt: skip


async def asked(player: WatchedClient, kind: str, **fields: object) -> Body:
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == REPLIES[kind]
    return reply


async def to_age(player: WatchedClient, age: int) -> None:
    """Skip on, and answer what is asked. Needs diamonds."""
    while player.life["age"] < age:
        if player.state["question"] is not None:
            await answer(player)
        else:
            await player.request("purchase_time_skip", skip_type="week")
        await player.in_step()


@journey("do_homework", "get_clubs", "join_club", "leave_club", "set_study_effort")
async def test_a_pupil_at_home(any_server: Running) -> None:
    async with living(any_server.url) as player:
        assert set(player.state["school"]) == SCHOOL
        subject = player.state["school"]["subjects"][0]
        assert set(subject) == {"id", "name", "theme", "grade"}
        done = await asked(player, "do_homework", subject_id=subject["id"])
        assert done["text"]
        await player.fresh()
        assert player.state["school"]["homework"]["done"] == [subject["id"]]
        before = copied(player.state)
        for unknown in (subject["id"], "no_such_thing"):
            async with refused("not_allowed" if unknown == subject["id"] else "not_found"):
                await player.request("do_homework", subject_id=unknown)
        assert await player.fresh() == before
        clubs = (await asked(player, "get_clubs"))["clubs"]
        assert len(clubs) >= 8
        assert set(clubs[0]) == {"id", "name", "text", "member", "available", "reason"}
        assert await asked(player, "join_club", club_id=clubs[0]["id"])
        await player.fresh()
        [member] = player.state["school"]["clubs"]
        assert member["id"] == clubs[0]["id"]
        async with refused("conflict"):
            await player.request("join_club", club_id=clubs[0]["id"])
        await asked(player, "leave_club", club_id=clubs[0]["id"])
        async with refused("not_found"):
            await player.request("leave_club", club_id=clubs[0]["id"])
        await asked(player, "set_study_effort", effort="high")
        async with refused("conflict"):
            await player.request("set_study_effort", effort="high")
        async with refused("bad_message"):
            await player.request("set_study_effort", effort="heroic")
        await player.fresh()
        assert (player.state["school"]["effort"], player.state["school"]["clubs"]) == ("high", [])


@journey("get_programmes", "enroll", "drop_out")
async def test_a_diploma_and_what_it_opens(server: Running) -> None:
    async with living(server.url) as player:
        async with refused("not_allowed"):
            await player.request("drop_out")
        programmes = (await asked(player, "get_programmes"))["programmes"]
        assert len(programmes) >= 28
        assert not any(programme["available"] for programme in programmes)
        async with refused("not_allowed"):
            await player.request("enroll", programme_id="history", mode="full_time")
        await give_diamonds(server, player, 5000)
        await to_age(player, 18)
        assert player.state["school"]["attainment"] == "high"
        open_ones = [p for p in (await asked(player, "get_programmes"))["programmes"] if p["available"]]
        chosen = next(programme for programme in open_ones if "online" in programme["modes"])
        async with refused("bad_message"):
            await player.request("enroll", programme_id=chosen["id"], mode="by_post")
        async with refused("not_found"):
            await player.request("enroll", programme_id="alchemy", mode="online")
        reply = await asked(player, "enroll", programme_id=chosen["id"], mode="online")
        await player.fresh()
        school = player.state["school"]
        assert (school["school"], school["title"]) == ("university", chosen["name"])
        assert school["programme"]["mode"] == "online"
        assert school["exam_minute"] == reply["exam_minute"]
        async with refused("conflict"):
            await player.request("enroll", programme_id=chosen["id"], mode="online")
        assert (await asked(player, "drop_out"))["programme_id"] == chosen["id"]
        async with refused("not_allowed"):
            await player.request("drop_out")
        await player.fresh()
        assert player.state["school"]["programme"] is None
