"""The door of the experiments."""

from ws.content.schemas import Content
from ws.features.experiments.rules import variant_of


def assignments(content: Content, account_id: int) -> dict[str, str]:
    """The variant of every experiment for an account."""
    return {name: variant_of(account_id, experiment) for name, experiment in content.experiments.items()}
