"""The name of an account in a store: reversible here, and only here."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ws.features.purchases.account_tokens import AccountTokens

TOKENS = AccountTokens("a secret of at least thirty-two characters")


@given(st.integers(0, 2**63 - 1))
def test_a_token_is_a_uuid_and_leads_back(account_id: int) -> None:
    token = TOKENS.of(account_id)
    assert str(uuid.UUID(token)) == token
    assert TOKENS.account(token.upper()) == account_id


@given(st.integers(0, 2**63 - 1), st.integers(0, 127))
def test_a_token_with_one_bit_changed_is_nobodys(account_id: int, bit: int) -> None:
    forged = uuid.UUID(int=uuid.UUID(TOKENS.of(account_id)).int ^ (1 << bit))
    assert TOKENS.account(str(forged)) is None


def test_another_servers_token_and_nonsense_are_nobodys() -> None:
    assert TOKENS.account(AccountTokens("another secret").of(7)) is None
    assert TOKENS.account("") is None
    assert TOKENS.account("not a uuid") is None


def test_accounts_have_no_negative_numbers() -> None:
    with pytest.raises(OverflowError):
        TOKENS.of(-1)
