"""What an account decides about its own logins."""

from hmac import compare_digest
from typing import Final

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.accounts import messages
from ws.features.accounts.records import LoginSession, User
from ws.features.accounts.tokens import REFRESH_SECONDS
from ws.kernel.errors import Refused

MOST_SESSIONS: Final = 20
"""Devices signed in at once; the oldest gives way."""


def open_login(turn: Turn, request: messages.OpenLogin) -> messages.LoginOpened:
    """Begin a session; expired, revoked and surplus ones are forgotten."""
    sessions = sorted(turn.all(LoginSession), key=lambda session: session.created_at)
    standing = [s for s in sessions if s.revoked_at is None and s.expires_at > turn.at]
    kept = standing[-(MOST_SESSIONS - 1) :]
    for session in sessions:
        if session not in kept:
            turn.remove(LoginSession, session.session_id)
    turn.put(
        LoginSession(
            session_id=request.session_id,
            token_hash=request.token_hash,
            created_at=turn.at,
            expires_at=turn.at + REFRESH_SECONDS * 1000,
        )
    )
    return messages.LoginOpened()


def refresh_login(turn: Turn, request: messages.RefreshLogin) -> messages.LoginRefreshed:
    """Rotate the refresh token. A token of the past ends the session: it was copied."""
    session = turn.find(LoginSession, request.session_id)
    if session is None or session.revoked_at is not None or session.expires_at <= turn.at:
        raise Refused("not_authenticated", "This session has ended. Sign in again.")
    if not compare_digest(session.token_hash, request.token_hash):
        turn.put(replace(session, revoked_at=turn.at, revoked_why="reuse"))
        return messages.LoginRefreshed(reused=True)
    turn.put(
        replace(
            session,
            token_hash=request.next_token_hash,
            rotations=session.rotations + 1,
            expires_at=turn.at + REFRESH_SECONDS * 1000,
        )
    )
    return messages.LoginRefreshed(reused=False)


def close_login(turn: Turn, request: messages.CloseLogin) -> messages.LoginClosed:
    """Sign out."""
    session = turn.find(LoginSession, request.session_id)
    if session is not None and session.revoked_at is None:
        turn.put(replace(session, revoked_at=turn.at, revoked_why="logout"))
    return messages.LoginClosed()


def link_email(turn: Turn, request: messages.LinkEmail) -> messages.Account:
    """Give a guest an e-mail. Whether the address is free, the unique key decides."""
    user = turn.get(User)
    if user.email is not None:
        raise Refused("conflict", "This account has an e-mail already.")
    turn.put(
        replace(
            user,
            email=request.email,
            password_hash=request.password_hash,
            display_name=request.display_name or user.display_name,
        )
    )
    return get_account(turn, messages.GetAccount())


def get_account(turn: Turn, request: messages.GetAccount) -> messages.Account:
    """Who this is."""
    user = turn.get(User)
    return messages.Account(
        account_id=str(user.id),
        display_name=user.display_name,
        email=user.email,
        guest=user.email is None,
        country=user.country,
        time_zone=user.time_zone,
    )
