"""The door of the experiments."""

from ws.content.schemas import Content
from ws.features.experiments.rules import variant_of


def assignments(content: Content, account_id: int) -> dict[str, str]:
    """The variant of every experiment for an account."""
    return {name: variant_of(account_id, experiment) for name, experiment in content.experiments.items()}


def variant(content: Content, account_id: int, experiment_id: str) -> str:
    """The variant of one experiment for an account. Raises KeyError for an experiment that there is not."""
    return variant_of(account_id, content.experiments[experiment_id])
