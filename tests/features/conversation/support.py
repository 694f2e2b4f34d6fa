"""Two who may talk, a way to speak by hand, and a text model that misbehaves on demand."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from msgspec.structs import replace

from tests.features.support import grown, plan_no_event, put, to_hour, with_energy
from tests.support.life import SandboxLife
from tests.support.talking import talking
from ws.features.conversation import handlers
from ws.features.conversation.messages import ConversationEvent, EndConversation, Say, StartConversation
from ws.features.conversation.records import Conversation
from ws.features.conversation.rules.prompting import Evidence
from ws.features.people.records import Person

MIDDLING = {
    "openness": 50, "conscientiousness": 50, "extraversion": 50, "agreeableness": 50, "neuroticism": 50,
    "affinity": 50, "interests": (), "health": "well",
}  # fmt: skip


def ready(age: int = 30, number: int = 0, **changes: Any) -> tuple[SandboxLife, Person]:
    """An evening, a rested life, and a relative of middling character (with `changes`)."""
    life = grown(age, number)
    to_hour(life, 18)
    plan_no_event(life)
    with_energy(life, 100)
    alive = next(p for p in life.state.all(Person) if p.is_alive)
    person = replace(alive, **{**MIDDLING, **changes})
    put(life, person)
    return life, person


def ask(life: SandboxLife, handler: Callable[..., Any], request: Any, *more: Any) -> Any:
    """The reply of a handler, committed."""
    turn = life.turn()
    reply = handler(turn, request, *more)
    life.commit(turn, turn.minute)
    return reply


def start(life: SandboxLife, person: Person) -> Any:
    return ask(life, handlers.start, StartConversation(person_id=person.id))


def say(life: SandboxLife, text: str | None = None, line: str | None = None, evidence: Evidence | None = None) -> Any:
    return ask(life, handlers.say, Say(text=text, line_id=line), evidence)


def end(life: SandboxLife) -> Any:
    return ask(life, handlers.end, EndConversation())


def events(life: SandboxLife) -> list[ConversationEvent]:
    """What the client heard of conversation."""
    return [push for push in life.told if isinstance(push, ConversationEvent)]


def held(life: SandboxLife) -> Conversation | None:
    return life.state.find(Conversation)


def person_now(life: SandboxLife, person: Person) -> Person:
    return life.state.get(Person, person.id)


Answers = Callable[[int], tuple[int, bytes]]
"""From the number of a request, counted from 0, to status and body."""


def completion(text: str) -> tuple[int, bytes]:
    """An answer as the protocol has it, that cost 50 and 12 tokens."""
    choices = [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}]
    usage = {"prompt_tokens": 50, "completion_tokens": 12}
    return 200, json.dumps({"id": "x", "choices": choices, "usage": usage}).encode()


class FakeModel:
    """A server that speaks the OpenAI chat protocol as badly as it is told to."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.asked: list[dict[str, Any]] = []
        self.headers: list[str] = []
        self.silent = asyncio.Event()
        """Set, it does not answer any more."""
        self.url = ""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                length = next(
                    int(x.split(":")[1]) for x in head.lower().split("\r\n") if x.startswith("content-length")
                )
                self.asked.append(json.loads(await reader.readexactly(length)))
                self.headers.append(head)
                if self.silent.is_set():
                    await asyncio.Event().wait()
                status, body = self.answers(len(self.asked) - 1)
                if not status:
                    break
                writer.write(f"HTTP/1.1 {status} X\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def fake_model(answers: Answers) -> AsyncIterator[FakeModel]:
    """A running fake."""
    fake = FakeModel(answers)
    async with talking(fake.talk) as address:
        fake.url = f"{address}/v1"
        yield fake
