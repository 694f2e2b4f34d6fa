"""What a court decides, and what it leans on."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import rolls_of
from tests.support.life import world
from ws.features.law.records import OpenCase
from ws.features.law.rules import sentencing

OFFENCES = world().content.offences


def case(*charges: str, **fields: Any) -> OpenCase:
    values: dict[str, Any] = {"evidence": 50, "lawyer_fee_cents": 0, **fields}
    return OpenCase(charges=charges or ("burglary",), arrested_minute=0, trial_minute=1440, **values)


def convicted(
    held: OpenCase, lawyer: str = "public", priors: int = 0, smarts: float = 50, looks: float = 50
) -> float:
    return sentencing.conviction_percent(held, lawyer, priors, smarts, looks)


def test_a_verdict_leans_on_evidence_lawyer_record_smarts_and_a_little_on_looks() -> None:
    plain = convicted(case())
    assert plain == 50
    assert convicted(case(evidence=80)) == 80
    assert convicted(case(), "private") < plain < convicted(case(), "none")
    assert convicted(case(), priors=2) > plain
    assert convicted(case("burglary", "brawl")) > plain
    by_smarts = plain - convicted(case(), smarts=100)
    by_looks = plain - convicted(case(), looks=100)
    assert by_smarts > by_looks > 0


@given(
    evidence=st.integers(0, 100),
    lawyer=st.sampled_from(["none", "public", "private"]),
    priors=st.integers(0, 60),
    smarts=st.floats(0, 100),
    looks=st.floats(0, 100),
)
def test_no_verdict_is_certain(evidence: int, lawyer: str, priors: int, smarts: float, looks: float) -> None:
    assert 3 <= convicted(case(evidence=evidence), lawyer, priors, smarts, looks) <= 97


def test_a_plea_of_guilty_takes_a_third_off_and_a_deal_half() -> None:
    robbery, held = OFFENCES["robbery"], case("robbery")
    months: dict[str, list[int]] = {plea: [] for plea in sentencing.PLEA_PERCENT}
    for number in range(300):
        for plea, found in months.items():
            decided = sentencing.sentence(rolls_of(number), robbery, held, 3, plea, "public")
            if decided.kind == "prison":
                found.append(decided.months)
    means = {plea: sum(found) / len(found) for plea, found in months.items()}
    assert means["guilty"] / means["not_guilty"] == pytest.approx(0.67, abs=0.05)
    assert means["deal"] / means["not_guilty"] == pytest.approx(0.5, abs=0.05)
    assert len(months["deal"]) < len(months["not_guilty"])


def test_small_things_never_lead_to_prison_and_grave_ones_often_do() -> None:
    def share(offence_id: str, **fields: Any) -> float:
        kinds = [
            sentencing.sentence(rolls_of(n), OFFENCES[offence_id], case(**fields), 0, "not_guilty", "public").kind
            for n in range(200)
        ]
        return kinds.count("prison") / len(kinds)

    assert share("graffiti") == share("shoplifting") == 0
    assert 0.2 < share("burglary") < 0.5 < share("robbery")
    assert share("robbery") > 3 * share("robbery", juvenile=True)
    assert share("burglary", on_probation=True) > share("burglary")


@given(
    number=st.integers(0, 500),
    offence_id=st.sampled_from([o.id for o in OFFENCES.values() if not o.ticket]),
    priors=st.integers(0, 60),
    plea=st.sampled_from(sorted(sentencing.PLEA_PERCENT)),
    lawyer=st.sampled_from(["none", "public", "private"]),
    juvenile=st.booleans(),
)
def test_sentences_stay_within_the_law(
    number: int, offence_id: str, priors: int, plea: str, lawyer: str, juvenile: bool
) -> None:
    offence = OFFENCES[offence_id]
    decided = sentencing.sentence(rolls_of(number), offence, case(juvenile=juvenile), priors, plea, lawyer)
    assert 0 <= decided.fine_cents <= offence.fine_cents[1] * 1.1 + 1
    match decided.kind:
        case "prison":
            assert offence.prison_months[1] > 0
            assert 1 <= decided.months <= (24 if juvenile else offence.prison_months[1] * 2)
        case "community_service":
            assert 2 <= decided.months <= 13
            assert decided.fine_cents == 0
        case "probation":
            assert decided.months in (12, 24, 36)
            assert offence.severity >= 4
        case _:
            assert decided.kind == "fine"
            assert decided.months == 0
    if juvenile:
        assert decided.kind in ("prison", "community_service")


def test_a_deal_is_likelier_where_the_file_is_thin() -> None:
    thin = sentencing.deal_percent(case(evidence=20), 0, 5)
    assert thin > sentencing.deal_percent(case(evidence=90), 0, 5)
    assert thin > sentencing.deal_percent(case(evidence=20), 3, 5)
    assert sentencing.deal_percent(case(evidence=100), 9, 10) == 5


def test_the_gravest_charge_counts() -> None:
    charges = tuple(OFFENCES[o] for o in ("shoplifting", "robbery", "brawl"))
    assert sentencing.worst(charges).id == "robbery"


def test_bail_and_lawyers_cost_more_for_worse() -> None:
    assert [sentencing.bail_cents(s) for s in (1, 4, 5, 9)] == [0, 0, 80_000, 240_000]
    fees = [sentencing.lawyer_fee_cents(s) for s in range(1, 11)]
    assert fees == sorted(fees)
    assert 90_000 < fees[0] < fees[-1] < 4_000_000


def test_evidence_is_thinner_when_it_was_only_said() -> None:
    brawl = OFFENCES["brawl"]
    seen = [sentencing.evidence(rolls_of(n), brawl, "", accused=False) for n in range(100)]
    said = [sentencing.evidence(rolls_of(n), brawl, "", accused=True) for n in range(100)]
    assert min(seen) >= 40
    assert max(said) <= 60
    assert [sentencing.evidence_word(p) for p in (44, 45, 69, 70)] == ["weak", "mixed", "mixed", "strong"]
