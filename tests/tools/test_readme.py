"""README and the deployment files say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from pydantic import SecretStr

from ws.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
OWN_NAMES = {
    "minutes_per_second": "GAME_MINUTES_PER_SECOND",
    "days_per_year": "DAYS_PER_YEAR",
    "offline_game_days": "OFFLINE_GAME_DAYS",
}
NOT_A_VALUE = {
    "dialogue_key",
    "dialogue_model",
    "dialogue_url",
    "metrics_token",
    "public_url",
    "secret",
    "trusted_proxies",
}


def variable(name: str) -> str:
    return OWN_NAMES.get(name, f"BAOLIFE_{name.upper()}")


def rows() -> dict[str, str]:
    """variable -> default, of the table of settings."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text[text.index("### Settings") : text.index("### Docker")]
    return {found[1]: found[2] for found in re.finditer(r"^\| `([A-Z_]+)` \| ([^|]+) \|", table, re.MULTILINE)}


def test_every_setting_stands_in_the_readme_and_no_other() -> None:
    assert list(rows()) == [variable(name) for name in Settings.model_fields]


@pytest.mark.parametrize("name", [name for name in Settings.model_fields if name not in NOT_A_VALUE])
def test_the_default_is_the_one_told(name: str) -> None:
    default = Settings.model_fields[name].default
    assert not isinstance(default, SecretStr)
    told = rows()[variable(name)].strip("`")
    assert told == (f"{default:g}" if isinstance(default, float) else str(default))


def test_links_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "deployment").glob("*.md")]:
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert link.startswith("http") or (page.parent / link).exists(), f"{page.name}: {link}"


def test_deployments_use_settings_that_exist() -> None:
    known = {variable(name) for name in Settings.model_fields}
    for file in ("Dockerfile", "deployment/compose.yaml", "deployment/kubernetes.yaml", "deployment/example.env"):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert set(re.findall(r"BAOLIFE_[A-Z_]+", text)) <= known, file
        if file.endswith(".yaml"):
            assert list(yaml.safe_load_all(text))
