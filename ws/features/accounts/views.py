"""What the client sees of its account."""

from ws.content.schemas import Content
from ws.features.accounts.records import User
from ws.features.experiments.api import assignments
from ws.kernel.state import Reader


def account(reader: Reader, content: Content) -> dict[str, object]:
    user = reader.get(User)
    return {"account_id": str(user.id), "display_name": user.display_name, "guest": user.email is None}


def experiments(reader: Reader, content: Content) -> dict[str, str]:
    return assignments(content, reader.get(User).id)
