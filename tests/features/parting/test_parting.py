"""From the suitcase to the court and beyond, by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.children import support as expectant
from tests.features.parting.support import YEAR, bond_of, bound, child_of, spouse_of
from tests.features.support import DAY, ask, grown, put, refused
from tests.support.life import SandboxLife
from ws.features.children.records import Child
from ws.features.home.records import OwnedHome, Residence
from ws.features.money.records import Credit, Loan, Money
from ws.features.parting import handlers, reading
from ws.features.parting import messages as m
from ws.features.parting.records import Apart, Duty, Marriage, Petition, Prenup, Settlement, Terms
from ws.features.people.api import InteractionDone, PersonDied, PersonLostJob
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Bond


def separated(number: int = 0, **changes: object) -> SandboxLife:
    life = bound(number, **changes)  # type: ignore[arg-type]  # a test says what it wishes
    ask(life, handlers.separate, m.Separate(spouse_of(life).id, "other"))
    return life


def petitioned(life: SandboxLife, contested: bool, **terms: object) -> Petition:
    """File until it lies with the court, agreed or not."""
    person = spouse_of(life)
    put(life, replace(person, affinity=-90 if contested else 90, agreeableness=0 if contested else 100))
    for _ in range(60):
        asked = m.FileForDivorce(person.id, m.AskedTerms(**terms), contest=contested)  # type: ignore[arg-type]  # as above
        before = life.copy()
        reply, _ = ask(life, handlers.file_for_divorce, asked)
        if reply.filed and reply.agreed is not contested:
            return life.state.get(Petition, person.id)
        life.state, life.minute = before.state, before.minute
        life.advance(life.minute + 7)
    raise AssertionError("never")


def to_hearing(life: SandboxLife) -> Settlement:
    person = spouse_of(life)
    petition = life.state.get(Petition, person.id)
    while life.minute <= petition.hearing_minute:
        life.advance(petition.hearing_minute + 1)
    return life.state.get(Settlement, person.id)


def liquid(life: SandboxLife) -> int:
    held = life.state.get(Money)
    return held.cents + held.savings_cents


def test_a_wedding_notes_what_there_was() -> None:
    life = bound(years_ago=0, together=False)
    held = life.state.get(Marriage, spouse_of(life).id)
    assert held.brought_cents == 7_000_000 - sum(loan.balance_cents for loan in life.state.all(Loan))
    assert held.their_brought_cents >= 0


def test_they_leave_and_the_home_stays() -> None:
    life = bound()
    where = life.state.get(Residence).home_id
    reply, _ = ask(life, handlers.separate, m.Separate(spouse_of(life).id, "other"))
    assert bond_of(life).stage == "separated"
    assert not bond_of(life).lives_together
    assert reply.lives_in == where
    assert life.state.get(Apart, spouse_of(life).id).who_left == "other"
    with refused("conflict"):
        ask(life, handlers.separate, m.Separate(spouse_of(life).id))


def test_i_leave_and_have_a_roof() -> None:
    life = bound()
    ask(life, handlers.separate, m.Separate(spouse_of(life).id, "player"))
    residence = life.state.get(Residence)
    assert residence.status == "rented"
    assert residence.since_minute == life.minute
    assert life.state.get(Apart, spouse_of(life).id).who_left == "player"


def test_a_separation_that_came_about_by_itself_is_arranged_too() -> None:
    life = bound()
    turn = life.turn()
    assert romance.come_about(turn, spouse_of(life).id, "separate")
    turn.settle()
    life.commit(turn, life.minute)
    assert life.state.get(Apart, spouse_of(life).id).custody == "both"


def test_agreed_divorce_to_the_cent() -> None:
    life = separated()
    person = spouse_of(life)
    petition = petitioned(life, contested=False)
    life.advance(petition.hearing_minute - 1)
    turn = life.turn()
    case = reading.case(turn, person.id)
    expected = case.divided(petition.terms.share_percent, "keep")
    before = liquid(life)
    owed_before = life.state.get(Credit).overdue_cents if life.state.find(Credit) else 0
    settled = to_hearing(life)
    assert bond_of(life).stage == "divorced"
    assert spouse_of(life).relation == "ex"
    assert settled.payment_cents == expected.payment_cents
    court = settled.costs_cents - petition.paid_cents - expected.costs_cents
    assert before - liquid(life) == settled.payment_cents + court
    assert owed_before == 0
    assert life.state.find(Petition, person.id) is None
    assert life.state.find(Marriage, person.id) is None


def test_contested_takes_longer_and_costs_more() -> None:
    quick, slow = separated(), separated()
    agreed, fought = petitioned(quick, contested=False), petitioned(slow, contested=True)
    assert fought.hearing_minute > agreed.hearing_minute + 6 * DAY
    assert to_hearing(slow).costs_cents > to_hearing(quick).costs_cents


def own_home(life: SandboxLife, since: int, mortgage: int = 0, home_id: str = "family_house") -> OwnedHome:
    """Let a home be the life's own, and lived in."""
    home_id = home_id if home_id in life.world.content.homes else "tiny_house"
    loan_id = ""
    if mortgage:
        loan = Loan("mortgage:9", "mortgage", mortgage, mortgage, 100_000, 500, 240, life.minute // DAY + 1)
        put(life, loan)
        loan_id = loan.id
    owned = OwnedHome(home_id, since, 20_000_000, 20_000_000, 1_000_000, life.minute, loan_id)
    put(life, owned, replace(life.state.get(Residence), status="owned", home_id=home_id, rent_cents=0))
    return owned


@pytest.mark.parametrize("homes", ["sell", "give"])
def test_a_home_goes_and_nobody_sleeps_on_the_street(homes: str) -> None:
    life = separated()
    owned = own_home(life, life.minute - YEAR, mortgage=5_000_000)
    petitioned(life, contested=False, homes=homes)
    settled = to_hearing(life)
    assert life.state.find(OwnedHome, owned.home_id) is None
    assert life.state.find(Loan, owned.loan_id) is None, "the mortgage went with it"
    assert life.state.get(Residence).status == "rented"
    assert [part.goes for part in settled.parts if part.kind == "home"] == ["sold" if homes == "sell" else "other"]


def test_a_home_that_is_worth_less_than_its_mortgage_is_kept() -> None:
    life = separated()
    owned = own_home(life, life.minute - YEAR, mortgage=25_000_000)
    petitioned(life, contested=False, homes="sell")
    to_hearing(life)
    assert life.state.find(OwnedHome, owned.home_id) is not None


def test_a_payment_that_is_not_there_is_paid_in_instalments() -> None:
    life = separated()
    own_home(life, life.minute - YEAR)
    put(life, Money(200_000, 0))
    petitioned(life, contested=False, share_percent=10)
    settled = to_hearing(life)
    duty = life.state.get(Duty, f"settlement:{spouse_of(life).id}")
    assert settled.payment_cents > duty.left_cents > 0
    left = duty.left_cents
    life.advance(life.minute + 2 * DAY)
    assert life.state.get(Duty, duty.id).left_cents == left - 2 * duty.monthly_cents


def test_children_and_what_is_owed_for_them() -> None:
    life = bound()
    person = spouse_of(life)
    child = child_of(life, person.id, 16)
    ask(life, handlers.separate, m.Separate(person.id, "other", "other"))
    assert life.state.get(Person, child.id).lives == "near"
    turn = life.turn()
    case = reading.case(turn, person.id)
    assert [each.id for each in case.children] == [child.id]
    assert life.state.get(Child, child.id).support_cents == case.child_support("other")
    petitioned(life, contested=False, custody="player")
    settled = to_hearing(life)
    assert (settled.custody, settled.children) == ("player", 1)
    assert settled.child_support_cents < 0, "a cashier pays"
    assert life.state.get(Person, child.id).lives == "home"
    held = life.state.get(Child, child.id)
    assert (held.custody, held.support_cents) == ("player", settled.child_support_cents)
    life.advance(child.birth_minute + 18 * YEAR + DAY)
    assert life.state.get(Child, child.id).support_cents == 0, "until eighteen"


def test_support_follows_what_is_earned() -> None:
    life = bound()
    person = spouse_of(life)
    child = child_of(life, person.id, 8)
    ask(life, handlers.separate, m.Separate(person.id, "other", "player"))
    assert life.state.get(Child, child.id).support_cents < 0
    put(life, replace(spouse_of(life), doing="jobless"))
    turn = life.turn()
    turn.announce(PersonLostJob(person.id))
    turn.settle()
    life.commit(turn, life.minute)
    held = life.state.get(Child, child.id)
    assert (held.custody, held.support_cents) == ("player", 0)


def test_one_roof_again_ends_what_is_owed() -> None:
    life = bound()
    person = spouse_of(life)
    child = child_of(life, person.id, 8)
    ask(life, handlers.separate, m.Separate(person.id, "other", "other"))
    put(life, Duty(f"alimony:{person.id}", "alimony", person.id, 10_000))
    turn = life.turn()
    assert romance.come_about(turn, person.id, "reconcile")
    romance.come_about(turn, person.id, "move_in")
    turn.settle()
    life.commit(turn, life.minute)
    held = life.state.get(Child, child.id)
    assert (held.custody, held.support_cents) == ("both", 0)
    assert life.state.get(Person, child.id).lives == "home"
    assert not list(life.state.all(Duty))


def test_an_unmarried_couple_with_a_child_parts() -> None:
    life = bound(until="together", years_ago=0)
    person = spouse_of(life)
    child = child_of(life, person.id, 5)
    turn = life.turn()
    romance.move_to(turn, person.id, "parted")
    turn.settle()
    life.commit(turn, life.minute)
    assert life.state.get(Apart, person.id).custody == life.state.get(Child, child.id).custody


@pytest.mark.parametrize("affinity", [-80, 95])
def test_children_of_an_unmarried_couple_live_where_a_court_would_say(affinity: int) -> None:
    life = bound(until="together", years_ago=0, agreeableness=10 if affinity < 0 else 95)
    person = spouse_of(life)
    child = child_of(life, person.id, 6, affinity=affinity)
    others = child_of(life, "", 7, number=91)
    turn = life.turn()
    romance.feel(turn, person.id, trust=-100 if affinity < 0 else 100)
    romance.move_to(turn, person.id, "parted")
    turn.settle()
    life.commit(turn, life.minute)
    held = life.state.get(Child, child.id)
    custody = "other" if affinity < 0 else "both"
    assert (held.custody, life.state.get(Apart, person.id).custody) == (custody, custody)
    assert life.state.get(Person, child.id).lives == ("near" if affinity < 0 else "home")
    assert held.support_cents > 0 or affinity > 0, "who does not have the child pays for it"
    assert life.state.get(Child, others.id).custody == "both", "whose other parent is somebody else stays"


def test_a_dead_parent_gets_no_children() -> None:
    life = bound(until="together", years_ago=0, agreeableness=10)
    person = spouse_of(life)
    child = child_of(life, person.id, 6, affinity=-80)
    put(life, replace(bond_of(life), stage="seeing", trust=0))
    turn = life.turn()
    turn.put(replace(turn.get(Person, person.id), died_minute=turn.minute))
    turn.announce(PersonDied(person.id, person.relation))
    turn.settle()
    life.commit(turn, life.minute)
    assert bond_of(life).stage == "parted"
    assert life.state.get(Person, child.id).lives == "home"
    assert life.state.find(Apart, person.id) is None


def test_support_that_is_not_there_is_overdue() -> None:
    life = separated()
    put(life, Duty("settlement:x", "settlement", spouse_of(life).id, 5_000_000, left_cents=9_000_000), Money(0, 0))
    before = life.state.get(Credit).overdue_cents if life.state.find(Credit) else 0
    life.advance((life.minute // DAY + 1) * DAY)
    assert life.state.get(Credit).overdue_cents > before


def test_they_file_in_the_end_and_no_answer_is_an_agreement() -> None:
    life = separated(affinity=-80)
    person = spouse_of(life)
    for _ in range(400):
        life.advance(life.minute + DAY)
        petition = life.state.find(Petition, person.id)
        if petition is not None:
            break
    assert petition is not None
    assert not petition.by_player
    twin = life.copy()
    to_hearing(life)
    assert bond_of(life).stage == "divorced"
    reply, _ = ask(twin, handlers.respond_to_divorce, m.RespondToDivorce(person.id, "contest"))
    assert reply.contested
    assert reply.hearing_minute > petition.hearing_minute
    with refused("conflict"):
        ask(twin, handlers.respond_to_divorce, m.RespondToDivorce(person.id, "agree"))


def test_they_may_have_second_thoughts() -> None:
    life = separated(affinity=95)
    person = spouse_of(life)
    put(life, replace(bond_of(life), strain=0, felt_minute=life.minute))
    terms = Terms(50, "keep", "both", "by_law")
    hearing = life.minute + 300 * DAY
    put(life, Petition(person.id, life.minute, False, False, hearing, terms, 0))
    for _ in range(200):
        life.advance(life.minute + DAY)
        put(life, replace(spouse_of(life), affinity=95), replace(bond_of(life), strain=0, felt_minute=life.minute))
        if life.state.find(Petition, person.id) is None:
            break
    assert life.state.find(Petition, person.id) is None
    assert bond_of(life).stage == "separated"


def test_withdrawn_and_reconciled() -> None:
    life = separated()
    person = spouse_of(life)
    petitioned(life, contested=False)
    ask(life, handlers.withdraw_divorce, m.WithdrawDivorce(person.id))
    assert life.state.find(Petition, person.id) is None
    with refused("not_allowed"):
        ask(life, handlers.withdraw_divorce, m.WithdrawDivorce(person.id))
    petitioned(life, contested=False)
    put(life, replace(spouse_of(life), affinity=100, agreeableness=100))
    put(life, replace(bond_of(life), trust=100, passion=100, strain=0, felt_minute=life.minute))
    for _ in range(20):
        before = life.copy()
        reply, _ = ask(life, handlers.seek_reconciliation, m.SeekReconciliation(person.id))
        if reply.accepted:
            break
        life.state, life.minute = before.state, before.minute
        life.advance(life.minute + 7)
    assert bond_of(life).stage == "married"
    assert life.state.find(Petition, person.id) is None
    assert not any(moment[1] == "divorce_hearing" for moment in life.turn().agenda())


def test_a_second_chance_after_a_divorce_and_a_second_wedding() -> None:
    life = separated()
    person = spouse_of(life)
    petitioned(life, contested=False)
    to_hearing(life)
    put(life, replace(spouse_of(life), affinity=100, agreeableness=100, partnership="divorced"))
    put(life, replace(bond_of(life), trust=100, passion=100, strain=0, felt_minute=life.minute))
    for _ in range(30):
        before = life.copy()
        reply, _ = ask(life, handlers.seek_reconciliation, m.SeekReconciliation(person.id))
        if reply.accepted:
            break
        life.state, life.minute = before.state, before.minute
        life.advance(life.minute + 7)
    assert reply.stage == "seeing"
    turn = life.turn()
    for stage in ("together", "engaged", "married"):
        romance.move_to(turn, person.id, stage)  # type: ignore[arg-type]  # stages
    turn.settle()
    life.commit(turn, life.minute)
    assert bond_of(life).times_married == 2
    assert life.state.get(Marriage, person.id).began_minute == life.minute


def test_a_no_stands_for_a_while() -> None:
    life = separated(affinity=-100, agreeableness=0)
    person = spouse_of(life)
    put(life, replace(bond_of(life), trust=0, passion=0, strain=100, felt_minute=life.minute))
    reply, _ = ask(life, handlers.seek_reconciliation, m.SeekReconciliation(person.id))
    assert not reply.accepted
    with refused("not_allowed") as facts:
        ask(life, handlers.seek_reconciliation, m.SeekReconciliation(person.id))
    assert facts["months"] == 3


def test_counselling_once_a_month() -> None:
    life = bound()
    person = spouse_of(life)
    put(life, replace(bond_of(life), strain=60, felt_minute=life.minute))
    reply, _ = ask(life, handlers.go_to_counselling, m.GoToCounselling(person.id))
    assert bond_of(life).strain in (50, 58)
    assert reply.sessions == 1
    with refused("not_allowed"):
        ask(life, handlers.go_to_counselling, m.GoToCounselling(person.id))
    life.advance((life.minute // DAY + 1) * DAY)
    put(life, Money(0, 0))
    with refused("not_enough_money"):
        ask(life, handlers.go_to_counselling, m.GoToCounselling(person.id))


def signed(life: SandboxLife, **terms: object) -> None:
    person = spouse_of(life)
    put(life, replace(person, agreeableness=100))
    for _ in range(40):
        before = life.copy()
        asked = m.ProposePrenup(person.id, m.PrenupTerms(**terms))  # type: ignore[arg-type]  # as above
        reply, _ = ask(life, handlers.propose_prenup, asked)
        if reply.accepted:
            return
        life.state, life.minute = before.state, before.minute
        life.advance(life.minute + 7)
    raise AssertionError("never")


def test_an_agreement_before_the_wedding_counts_after_it() -> None:
    life = bound(until="engaged", years_ago=0)
    person = spouse_of(life)
    signed(life, regime="separate", alimony="none")
    with refused("conflict"):
        ask(life, handlers.propose_prenup, m.ProposePrenup(person.id, m.PrenupTerms("separate")))
    turn = life.turn()
    romance.move_to(turn, person.id, "married")
    turn.settle()
    life.commit(turn, life.minute)
    put(life, Money(90_000_000, 0))
    shown, _ = ask(life, handlers.get_divorce, m.GetDivorce(person.id))
    assert (shown.regime, shown.prenup) == ("separate", True)
    assert shown.agreed.payment_cents == shown.agreed.alimony_cents == 0
    with refused("not_allowed"):
        ask(life, handlers.propose_prenup, m.ProposePrenup(person.id, m.PrenupTerms("separate")))


def test_no_wedding_no_agreement() -> None:
    life = bound(until="engaged", years_ago=0)
    person = spouse_of(life)
    signed(life, regime="community", share_percent=70)
    turn = life.turn()
    romance.move_to(turn, person.id, "together")
    turn.settle()
    life.commit(turn, life.minute)
    assert life.state.find(Prenup, person.id) is None


def test_death_comes_before_the_court() -> None:
    life = separated()
    person = spouse_of(life)
    petitioned(life, contested=True)
    put(
        life,
        Duty(f"alimony:{person.id}", "alimony", person.id, 10_000),
        replace(spouse_of(life), died_minute=life.minute),
    )
    turn = life.turn()
    romance.move_to(turn, person.id, "widowed")
    turn.settle()
    life.commit(turn, life.minute)
    assert life.state.find(Petition, person.id) is None
    assert not list(life.state.all(Duty))
    for handler, request in (
        (handlers.get_divorce, m.GetDivorce(person.id)),
        (handlers.file_for_divorce, m.FileForDivorce(person.id)),
        (handlers.separate, m.Separate(person.id)),
        (handlers.seek_reconciliation, m.SeekReconciliation(person.id)),
        (handlers.go_to_counselling, m.GoToCounselling(person.id)),
        (handlers.withdraw_divorce, m.WithdrawDivorce(person.id)),
        (handlers.respond_to_divorce, m.RespondToDivorce(person.id, "agree")),
        (handlers.propose_prenup, m.ProposePrenup(person.id, m.PrenupTerms("separate"))),
    ):
        with refused("not_allowed"):
            ask(life, handler, request)


def test_an_old_widow_has_a_pension_until_she_marries() -> None:
    life = bound(age=70, years_ago=6, doing="retired")
    person = spouse_of(life)
    put(life, replace(person, died_minute=life.minute))
    turn = life.turn()
    romance.move_to(turn, person.id, "widowed")
    turn.settle()
    life.commit(turn, life.minute)
    duty = life.state.find(Duty, f"survivor_pension:{person.id}")
    assert duty is not None
    assert duty.monthly_cents < 0


def test_of_nobody_one_is_not_married_to() -> None:
    life = grown(30)
    stranger = next(person for person in life.state.all(Person) if person.is_alive)
    for handler, kind in (
        (handlers.get_divorce, m.GetDivorce),
        (handlers.file_for_divorce, m.FileForDivorce),
        (handlers.separate, m.Separate),
        (handlers.seek_reconciliation, m.SeekReconciliation),
        (handlers.go_to_counselling, m.GoToCounselling),
        (handlers.withdraw_divorce, m.WithdrawDivorce),
    ):
        with refused("not_allowed"):
            ask(life, handler, kind(stranger.id))  # type: ignore[operator]  # all take an id
        with refused("not_found"):
            ask(life, handler, kind("p9999"))  # type: ignore[operator]  # as above


def test_filing_twice_and_filing_while_a_couple() -> None:
    life = bound()
    person = spouse_of(life)
    with refused("not_allowed"):
        ask(life, handlers.file_for_divorce, m.FileForDivorce(person.id))
    ask(life, handlers.separate, m.Separate(person.id, "other"))
    petitioned(life, contested=False)
    with refused("conflict"):
        ask(life, handlers.file_for_divorce, m.FileForDivorce(person.id, contest=True))


def test_gifts_before_a_divorce_are_counted() -> None:
    life = bound()
    person = spouse_of(life)
    turn = life.turn()
    turn.announce(InteractionDone("lend_a_lot", "money", "p1"))
    turn.announce(InteractionDone("lend_a_lot", "money", person.id))
    turn.settle()
    life.commit(turn, life.minute)
    shown, _ = ask(life, handlers.get_divorce, m.GetDivorce(person.id))
    assert shown.given_cents == life.world.content.interactions["lend_a_lot"].cost_cents > 0


def test_play_is_skip() -> None:
    played, skipped = separated(3, affinity=-90), separated(3, affinity=-90)
    target = played.minute + 40 * DAY
    while played.minute < target:
        played.advance(min(target, played.minute + 333))
    while skipped.minute < target:
        skipped.advance(target)
    assert played.hash == skipped.hash
    assert any(bond.stage == "divorced" for bond in played.state.all(Bond)) or list(played.state.all(Apart))


def test_a_child_that_comes_after_the_break_up_is_shared_out_too() -> None:
    life = expectant.settled()
    partner = expectant.with_partner(life)
    expectant.expecting(life, "me", partner)
    turn = life.turn()
    romance.move_to(turn, partner, "parted")
    turn.settle()
    life.commit(turn, life.minute)
    expectant.months(life, 10)
    child = next(iter(life.state.keyed(Child).values()))
    assert child.other_id == partner
    assert child.support_cents != 0, "one of the two pays"
