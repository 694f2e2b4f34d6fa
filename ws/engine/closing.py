"""Closing turns: from what they collected to one unit of the store, numbered pushes included."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from ws.engine.records import Life
from ws.engine.turn import Turn
from ws.kernel.commit import CommitUnit, KeptPush, OutgoingLetter, Put
from ws.kernel.messages import PersonObject, PlayerObject, Push, StateEvent, encode_message
from ws.kernel.player import Player
from ws.kernel.records import key_of
from ws.kernel.state import OwnerState, Reader

KEEP_AT_MOST = 1000
"""Pushes that wait for an account at the most; older ones give way to a fresh playerObject."""


class Closed(msgspec.Struct, frozen=True):
    """A turn that may be committed, and what its player is told when it is."""

    turn: Turn
    pushes: tuple[bytes, ...]
    kept: tuple[KeptPush, ...]


def close(turn: Turn, told: bool = True) -> Closed:
    """Let the last facts be heard, find the changed sections, number and encode the pushes.

    `told` is False for the turn that creates an account: nobody can be listening yet.
    """
    turn.settle()
    turn.put_agenda()
    _forget_what_is_as_before(turn)
    pushes = [*turn.pushes, *_state_pushes(turn)] if told else []
    bodies: list[bytes] = []
    kept: list[KeptPush] = []
    seq = 0
    if pushes:
        player = turn.get(Player)
        seq = player.push_seq
        turn.put(replace(player, push_seq=seq + len(pushes)))
    for push in pushes:
        seq += 1
        body = encode_message(replace(push, seq=seq, at=push.at or turn.at))
        bodies.append(body)
        if push.KEPT:
            kept.append(KeptPush(seq=seq, at=push.at or turn.at, body=body))
    if turn.shows_state:
        bodies.append(encode_message(snapshot(turn)))
    return Closed(turn, tuple(bodies), tuple(kept))


def _forget_what_is_as_before(turn: Turn) -> None:
    """What was put but equals what stood there is neither written nor told."""
    book, find = turn.world.rulebook, turn.base.find
    same: list[tuple[str, str]] = []
    for kind, keyed in turn.puts.items():
        if turn.new_life and kind in book.life_kinds:
            continue
        declared = book.records[kind]
        for key, record in keyed.items():
            if record == find(declared, key):
                same.append((kind, key))
    for kind, key in same:
        del turn.puts[kind][key]
        if not turn.puts[kind]:
            del turn.puts[kind]


def snapshot(turn: Turn) -> PlayerObject:
    """The whole state as this turn sees it, as of the pushes numbered so far."""
    return PlayerObject(
        seq=turn.get(Player).push_seq,
        at=turn.at,
        account_id=str(turn.account_id),
        state=sections(turn, turn),
    )


def sections(turn: Turn, reader: Reader) -> dict[str, object]:
    """Every section of `playerObject.state`."""
    book = turn.world.rulebook
    content = turn.content
    state: dict[str, object] = {name: view.build(reader, content) for name, view in book.views.items()}
    for name, people in book.people.items():
        state[name] = {key_of_view(p): people.build(reader, p) for p in reader.all(people.record)}
    return state


def key_of_view(record: object) -> str:
    """The key of a person in its section."""
    return str(getattr(record, "id"))  # noqa: B009  # every record of a people view has an id


def _state_pushes(turn: Turn) -> list[Push]:
    if turn.snapshot:
        return [PlayerObject(account_id=str(turn.account_id), state=sections(turn, turn))]
    book = turn.world.rulebook
    changed: dict[str, object] = {}
    seen: set[str] = set()
    pushes: list[Push] = []
    for kind, keyed in turn.puts.items():
        for view in book.views_of.get(kind, ()):
            if view.section in seen:
                continue
            seen.add(view.section)
            section = view.build(turn, turn.content)
            if not view.narrow or section != view.build(turn.base, turn.content):
                changed[view.section] = section
        people = book.people_of.get(kind)
        if people is not None:
            pushes.extend(
                PersonObject(person={"id": key, "forgotten": True} if record is None else people.build(turn, record))
                for key, record in keyed.items()
            )
    if changed:
        pushes.append(StateEvent(changed=changed))
    return pushes


def unit_of(state: OwnerState, turns: Sequence[Closed], at: int) -> CommitUnit:
    """One unit of the store from turns that stand on top of each other."""
    unit = CommitUnit(state.account_id, state.epoch, at)
    for closed in turns:
        turn = closed.turn
        unit.puts += _puts_of(turn)
        if turn.new_life:
            unit.rows.append(turn.get(Life))  # a plain INSERT can not write over another life
        unit.rows.extend(turn.rows)
        unit.kept.extend(closed.kept)
        for to_account, letter in turn.letters:
            unit.letters.append(OutgoingLetter(turn.world.new_id(), to_account, encode_message(letter)))
    if len(turns) > 1:
        unit.puts = list(
            {(put.owner_id, put.kind, put.key): put for put in unit.puts}.values()
        )  # the last one counts
    before = state.find(Player)
    if before is not None:
        if any("player" in closed.turn.puts for closed in turns):
            unit.diamonds_before = before.diamonds
        if unit.kept and unit.kept[-1].seq - before.acknowledged_seq > KEEP_AT_MOST:
            unit.drop_pushes_up_to = unit.kept[-1].seq - KEEP_AT_MOST
    return unit


def _puts_of(turn: Turn) -> list[Put]:
    """What a turn puts, with whom it belongs to. The row of a new life is not in it."""
    puts = [Put(Life, left.id, "", left) for left in turn.parting]
    puts += [Put(type(resting), life_id, key_of(resting), resting) for life_id, resting in turn.paused]
    book, life_id, account_id = turn.world.rulebook, turn.life_id, turn.account_id
    for kind, keyed in turn.puts.items():
        owner_id = life_id if kind in book.life_kinds else account_id
        if owner_id is None:
            raise RuntimeError(f"{kind} was put without a life")
        if turn.new_life and kind == "life":
            continue
        declared = book.records[kind]
        for key, record in keyed.items():
            puts.append(Put(declared, owner_id, key, record))  # a comprehension for one is dearer
    return puts


def apply(state: OwnerState, turns: Sequence[Closed]) -> None:
    """Install committed turns into the state they were decided on."""
    for closed in turns:
        turn = closed.turn
        if turn.new_life:
            state.forget(turn.world.rulebook.life_kinds)
        if turn.resumed is not None:
            state.forget(turn.world.rulebook.life_kinds)
            state.take_over(turn.resumed)
        state.install(turn.puts)
