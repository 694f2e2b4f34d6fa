"""Tests that mirror the code, then journeys over a real socket, replays and faults."""

import pytest

pytest.register_assert_rewrite("tests.support", "tests.journeys")
