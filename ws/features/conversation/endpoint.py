"""A text model behind an endpoint that speaks the OpenAI chat protocol.

It is a guest: it gets four seconds, its answers are looked at before anybody reads them, and when it fails three
times in a row it is left alone for half a minute. Whoever asks must be able to do without it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Annotated, Final

import httpx2
import msgspec
import structlog

from ws.kernel.breaker import Breaker

log = structlog.get_logger("conversation.endpoint")

SECONDS: Final = 4.0
"""For everything: connecting, asking, and asking a second time."""
TRIES: Final = 2
MOST_BYTES: Final = 64 * 1024
MOST_AT_ONCE: Final = 32
"""Questions under way; one more is answered by the game itself."""
_TOKENS: Final = 160
_CHARACTERS_PER_TOKEN: Final = 4
"""For endpoints that do not count."""

Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message


class _Usage(msgspec.Struct):
    prompt_tokens: Count = 0
    completion_tokens: Count = 0


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: _Usage | None = None


class _Failed(Exception):
    """The endpoint gave nothing that can be used; says why."""


class Endpoint:
    """See the module. `now` is monotonic, in seconds."""

    def __init__(self, url: str, model: str, key: str, now: Callable[[], float]) -> None:
        base = url.rstrip("/")
        self._url = base if base.endswith("/chat/completions") else f"{base}/chat/completions"
        self._model = model
        self._client = httpx2.AsyncClient(
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=SECONDS,
            limits=httpx2.Limits(max_connections=MOST_AT_ONCE),
            follow_redirects=False,
            trust_env=False,
        )
        self._running = 0
        self._breaker = Breaker(now, SECONDS)
        self._requests = 0
        self._failed = 0
        self._rejected = 0
        self._skipped = 0
        self._prompt_tokens = 0
        self._completion_tokens = 0

    def counts(self) -> dict[str, float]:
        """What it did and cost since the start, by name."""
        return {
            "dialogue_requests": self._requests,
            "dialogue_failures": self._failed,
            "dialogue_rejections": self._rejected,
            "dialogue_skipped": self._skipped,
            "dialogue_prompt_tokens": self._prompt_tokens,
            "dialogue_completion_tokens": self._completion_tokens,
        }

    async def close(self) -> None:
        """Let go of its connections."""
        await self._client.aclose()

    async def complete(
        self, instructions: str, turns: Sequence[tuple[str, str]], accept: Callable[[str], bool]
    ) -> str | None:
        """An answer that `accept` lets pass, within SECONDS; None otherwise. Raises nothing."""
        if self._running >= MOST_AT_ONCE or self._breaker.wait() > 0:
            self._skipped += 1
            return None
        self._running += 1
        try:
            async with asyncio.timeout(SECONDS):
                answer = await self._ask(instructions, turns, accept)
        except (TimeoutError, _Failed, httpx2.HTTPError) as error:
            self._fail(error)
            return None
        finally:
            self._running -= 1
        self._breaker.succeeded()
        return answer

    async def _ask(
        self, instructions: str, turns: Sequence[tuple[str, str]], accept: Callable[[str], bool]
    ) -> str | None:
        body = msgspec.json.encode(
            {
                "model": self._model,
                "messages": [
                    {"role": "system", "content": instructions},
                    *({"role": role, "content": text} for role, text in turns),
                ],
                "max_tokens": _TOKENS,
                "temperature": 0.9,
            }
        )
        failed: _Failed | None = None
        for _ in range(TRIES):
            self._requests += 1
            try:
                answer = await self._once(body)
            except _Failed as error:
                failed = error
                continue
            if accept(answer):
                return answer
            self._rejected += 1
            failed = None
        if failed is not None:
            raise failed
        return None

    async def _once(self, body: bytes) -> str:
        received = bytearray()
        headers = {"Content-Type": "application/json"}
        async with self._client.stream("POST", self._url, content=body, headers=headers) as response:
            if response.status_code != httpx2.codes.OK:
                raise _Failed(f"status {response.status_code}")
            async for chunk in response.aiter_bytes():
                received += chunk
                if len(received) > MOST_BYTES:
                    raise _Failed("too long")
        try:
            completion = msgspec.json.decode(received, type=_Completion)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise _Failed("not a completion") from error
        answer = completion.choices[0].message.content if completion.choices else None
        usage = completion.usage or _Usage(
            len(body) // _CHARACTERS_PER_TOKEN, len(answer or "") // _CHARACTERS_PER_TOKEN
        )
        self._prompt_tokens += usage.prompt_tokens
        self._completion_tokens += usage.completion_tokens
        if not answer:
            raise _Failed("no answer in it")
        return answer

    def _fail(self, error: Exception) -> None:
        self._failed += 1
        if self._breaker.failed():
            log.warning("the text model is left alone for a while", why=str(error) or type(error).__name__)
