"""Who logs in, and from where."""

from typing import Annotated, ClassVar

import msgspec

from ws.kernel.records import Erasure, Owner, Record, Stored, Table


class User(Record, frozen=True):
    """The login of an account: a guest's device, an e-mail, or both."""

    id: int
    created_at: int
    display_name: Annotated[str, msgspec.Meta(max_length=80)]
    email: Annotated[str, msgspec.Meta(max_length=254)] | None = None
    """Normalised: lower case, so that one address is one account."""
    password_hash: Annotated[str, msgspec.Meta(max_length=255)] | None = None
    device_hash: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    birth_date: Annotated[str, msgspec.Meta(max_length=10)] | None = None
    country: Annotated[str, msgspec.Meta(max_length=2)] | None = None
    time_zone: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    deleted_at: int | None = None
    permanent_deletion_at: int | None = None
    deletion_reason: Annotated[str, msgspec.Meta(max_length=255)] | None = None

    STORED: ClassVar[Stored] = Stored(
        kind="user",
        owner=Owner.ACCOUNT,
        personal=("display_name", "email", "password_hash", "device_hash", "birth_date", "country", "time_zone"),
        erasure=Erasure.ANONYMISE,
        table=Table(
            name="users",
            primary=("id",),
            unique=(("email",), ("device_hash",)),
            indexes=(("deleted_at",), ("permanent_deletion_at",)),
            loaded=True,
        ),
    )


class LoginSession(Record, frozen=True):
    """One signed-in device. Refresh tokens rotate; the one before is remembered to notice theft."""

    session_id: str
    token_hash: str
    """SHA-256 of the refresh token that is valid now."""
    created_at: int
    expires_at: int
    rotations: int = 0
    revoked_at: int | None = None
    revoked_why: str = ""

    STORED: ClassVar[Stored] = Stored(
        kind="login_session", owner=Owner.ACCOUNT, key="session_id", personal=("token_hash",), exported=True
    )
