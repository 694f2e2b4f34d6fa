"""Lives exported from a database after play over a socket replay to the same hash, anywhere."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from tests.support.client import WatchedClient, living
from tests.support.players import answer, available, give_diamonds
from tests.support.server import ROOT, Running, running
from ws import recorded
from ws.__main__ import cli
from ws.kernel.errors import SettingsError
from ws.recorded import RecordedLife
from ws.settings import Settings


async def ws(*arguments: str, **environment: str) -> tuple[int, str, str]:
    """Exit code, output and errors of `python -m ws ...`."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "ws", *arguments,
        cwd=ROOT, env={**os.environ, **environment},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with asyncio.timeout(60):
        output, errors = await started.communicate()
    assert started.returncode is not None
    return started.returncode, output.decode(), errors.decode()


async def play(player: WatchedClient) -> int:
    """Play on for some weeks, as a player does; the number of choices made."""
    choices = 0
    for turn in range(6):
        for offer in (await available(player))[turn : turn + 2]:
            await player.request("do_activity", activity_id=offer["id"])
            choices += 1
        await player.request("purchase_energy_refill", refill_type="small")
        choices += 1
        await player.in_step()
        if player.state["question"] is not None:
            await answer(player, turn)
            choices += 1
        else:
            await player.request("purchase_time_skip", skip_type="week")
        await player.in_step()
    return choices


async def played(server: Running, **wishes: object) -> tuple[int, int]:
    """A life that was played; its id and the number of choices."""
    async with living(server.url, **wishes) as player:
        await give_diamonds(server, player, 5000)
        choices = await play(player)
        return int(player.life["id"]), choices


async def test_a_played_life_replays_to_the_same_hash(any_server: Running) -> None:
    life_id, choices = await played(any_server)
    body = await recorded.export(any_server.settings, life_id)
    result = recorded.replay(any_server.settings, body)
    assert result.replayed_hash == result.recorded_hash
    assert result.choices == choices > 10


async def test_a_life_that_is_being_played_can_be_exported(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 5000)
        await play(player)
        body = await recorded.export(server.settings, int(player.life["id"]))
    result = recorded.replay(server.settings, body)
    assert result.replayed_hash == result.recorded_hash


async def test_a_life_that_was_left_can_be_exported(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 5000)
        await play(player)
        left = int(player.life["id"])
        await player.request("start_life", end_current=True)
        body = await recorded.export(server.settings, left)
    exported = msgspec.json.decode(body, type=RecordedLife)
    assert exported.life.ended_minute is not None
    result = recorded.replay(server.settings, body)
    assert result.replayed_hash == result.recorded_hash


async def test_the_command_line_replays_the_same_under_any_hash_seed(house: Settings, tmp_path: Path) -> None:
    async with running(house) as server:
        life_id, choices = await played(server)
    file = tmp_path / "life.json"
    file.write_bytes(await recorded.export(house, life_id))
    exported = msgspec.json.decode(file.read_bytes(), type=RecordedLife)
    var = {"BAOLIFE_VAR": str(house.var)}
    one, other = await asyncio.gather(
        ws("life", "replay", str(file), PYTHONHASHSEED="1", **var),
        ws("life", "replay", str(file), PYTHONHASHSEED="4242", **var),
    )
    assert one == other
    assert one[0] == 0, one
    assert f"{choices} choices" in one[1]
    assert f"replayed {exported.hash}" in one[1]


def test_the_command_line_exports_and_notices_a_tampered_recording(
    house: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play_one() -> int:
        async with running(house) as server:
            return (await played(server))[0]

    life_id = asyncio.run(play_one())
    monkeypatch.setenv("BAOLIFE_VAR", str(house.var))
    file = tmp_path / "life.json"
    run = CliRunner().invoke
    exported = run(cli, ["life", "export", str(life_id), "--file", str(file), "--database-url", house.database_url])
    assert exported.exit_code == 0, exported.output
    assert run(cli, ["life", "replay", str(file)]).exit_code == 0
    recording = msgspec.json.decode(file.read_bytes(), type=RecordedLife)
    for changed in (
        replace(recording, choices=recording.choices[:-1]),
        replace(recording, life=replace(recording.life, seed="00" * 16), choices=()),
        replace(recording, hash="0" * 64),
    ):
        file.write_bytes(msgspec.json.encode(changed))
        told = run(cli, ["life", "replay", str(file)])
        assert told.exit_code == 1
        assert "differs" in told.output
        assert changed.hash in told.output


async def test_a_life_that_is_not_there_is_said_to_be_missing(house: Settings) -> None:
    with pytest.raises(SettingsError, match="no life 77"):
        await recorded.export(house, 77)
