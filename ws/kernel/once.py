"""A property that is worked out when it is first asked for.

`functools.cached_property` takes a lock at each first read until Python 3.12, which costs more than most of
what is worked out here; everything that uses this lives in one thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class once(Generic[Owner, Value]):  # noqa: N801  # used like `property`
    """Decorates a method without arguments; the value replaces it in the instance."""

    def __init__(self, compute: Callable[[Owner], Value]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, instance: Owner, owner: type[Owner]) -> Value:
        value = self._compute(instance)
        instance.__dict__[self._name] = value
        return value
