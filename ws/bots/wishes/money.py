"""The bank: put aside, invest, insure, pay back, seldom borrow."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plains, whole

KINDS = ("health", "home", "vehicle", "life")
LEAST_CENTS = 1_000
BORROWS = 0.1


def wish(known: Known) -> Wish | None:
    """What the account allows."""
    if known.age() < 6:
        return None
    if known.happens(0.15):
        return "get_statement", {}
    if known.age() < 18:
        return _save(known)
    bank, held = known.section("bank"), known.section("money")
    if whole(held, "overdue_cents"):
        return _in_arrears(known, held)
    loans = plains(bank.get("loans"))
    if loans and known.cash() > LEAST_CENTS and known.happens(0.3):
        return "repay_loan", {"loan_id": known.chance.choice(loans)["id"], "cents": known.cash() // 4}
    if known.happens(BORROWS):
        return "take_loan", {"kind": "personal", "cents": known.chance.randint(1, 20) * 50_000, "months": 24}
    if known.happens(0.2):
        return _insurance(known, bank)
    return _invest(known, bank) if known.happens(0.6) else _save(known)


def _save(known: Known) -> Wish | None:
    savings = whole(known.section("money"), "savings_cents")
    if savings and known.happens(0.2):
        return "withdraw_savings", {"cents": max(1, savings // 3)}
    return ("save_money", {"cents": known.cash() // 3}) if known.cash() > LEAST_CENTS else None


def _in_arrears(known: Known, held: Plain) -> Wish | None:
    if whole(held, "savings_cents"):
        return "withdraw_savings", {"cents": whole(held, "savings_cents")}
    if whole(held, "overdue_months") >= 12:
        return "declare_bankruptcy", {}
    if known.cash():
        return "repay_loan", {"loan_id": "overdue", "cents": min(known.cash(), whole(held, "overdue_cents"))}
    return None


def _insurance(known: Known, bank: Plain) -> Wish:
    held = bank.get("insurances")
    insured = held if isinstance(held, list) else []
    if insured and known.happens(0.1):
        return "cancel_insurance", {"kind": known.chance.choice(insured)}
    missing = [kind for kind in KINDS if kind not in insured]
    return ("buy_insurance", {"kind": known.chance.choice(missing)}) if missing else ("get_statement", {})


def _invest(known: Known, bank: Plain) -> Wish | None:
    mine = plains(bank.get("funds"))
    if mine and known.happens(0.25):
        return "sell_investment", {"fund_id": known.chance.choice(mine)["fund_id"], "everything": True}
    if known.cash() < LEAST_CENTS:
        return None
    if not known.has("funds"):
        return "get_funds", {}
    funds = known.listed("funds")
    known.forget("funds")
    return "invest", {"fund_id": known.chance.choice(funds)["id"], "cents": known.cash() // 4}
