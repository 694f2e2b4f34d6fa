"""What the HTTP routes ask of an account. The socket does not know these."""

from ws.kernel.messages import Reply, Request


class OpenLogin(Request, frozen=True, tag="open_login"):
    """Begin a session on a device."""

    session_id: str
    token_hash: str


class LoginOpened(Reply, frozen=True, tag="open_login"):
    """Done."""


class RefreshLogin(Request, frozen=True, tag="refresh_login"):
    """Exchange a refresh token for the next one."""

    session_id: str
    token_hash: str
    next_token_hash: str


class LoginRefreshed(Reply, frozen=True, tag="refresh_login"):
    reused: bool
    """The token had been used before: somebody has a copy, so the session was ended."""


class CloseLogin(Request, frozen=True, tag="close_login"):
    """End a session."""

    session_id: str


class LoginClosed(Reply, frozen=True, tag="close_login"):
    """Done."""


class LinkEmail(Request, frozen=True, tag="link_email"):
    """Give a guest an e-mail and a password."""

    email: str
    password_hash: str
    display_name: str | None = None


class GetAccount(Request, frozen=True, tag="get_account"):
    """Ask who this is."""


class Account(Reply, frozen=True, tag="account"):
    account_id: str
    display_name: str
    email: str | None
    guest: bool
    country: str | None
    time_zone: str | None
