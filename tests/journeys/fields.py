"""What each reply holds besides `type`, `id` and `ok`."""

from __future__ import annotations

from tests.support.client import Body

REPLY_FIELDS: dict[str, set[str]] = {
    "authenticate": {"account_id", "seq", "resumed", "server_time"},
    "ping": {"server_time"},
    "get_health": {"status", "checks"},
    "get_state": {"seq"},
    "start_life": {"life_id", "first_name", "last_name", "sex", "country"},
    "get_activities": {"activities"},
    "do_activity": {"activity_id", "text", "effects", "energy", "person_id"},
    "answer_question": {"question_id", "choice_id", "text", "effects"},
    "purchase_energy_refill": {"refill_type", "energy", "diamonds", "unlimited_energy_until"},
    "purchase_time_skip": {
        "skip_type", "minutes_skipped", "diamonds_charged", "diamonds_returned", "diamonds", "stopped_by", "minute",
        "story", "summary",
    },
    "get_diamond_history": {"entries", "next_before"},
    "acknowledge": {"seq"},
    "get_shop": {"products", "account_token"},
    "verify_purchase": {"purchase", "diamonds"},
    "restore_purchases": {"restored", "diamonds"},
    "get_purchases": {"purchases", "next_before"},
    "begin_purchase": {"checkout_id", "url", "expires_at"},
    "set_purchase_consent": {"share_consumption"},
    "open_parcels": {"items"},
    "get_statement": {"month", "closed", "opening_cents", "lines", "closing_cents", "net_worth_cents"},
    "take_loan": {"loan_id", "cents", "months", "instalment_cents", "interest_basis_points", "cash_cents"},
    "repay_loan": {"loan_id", "paid_cents", "left_cents", "cash_cents"},
    "save_money": {"cash_cents", "savings_cents"},
    "withdraw_savings": {"cash_cents", "savings_cents"},
    "get_funds": {"month", "funds"},
    "invest": {"fund_id", "shares_millionths", "value_cents", "cash_cents"},
    "sell_investment": {"fund_id", "sold_cents", "value_cents", "cash_cents"},
    "get_bank_offers": {"savings_basis_points", "loans", "insurances", "bankruptcy"},
    "buy_insurance": {"kind", "monthly_cents", "paid_percent"},
    "cancel_insurance": {"kind"},
    "declare_bankruptcy": {"freed_cents", "given_up_cents", "barred_until_month"},
}  # fmt: skip

OFFER_FIELDS = {
    "id", "name", "text", "category", "place", "duration_minutes", "energy", "cost_cents", "with_person",
    "available", "reason",
}  # fmt: skip
ENTRY_FIELDS = {"number", "amount", "balance_after", "reason", "cause", "at", "currency", "counter_account"}
QUESTION_FIELDS = {
    "question_id", "event_id", "title", "text", "minute", "deadline_minute", "default", "person_id", "choices",
}  # fmt: skip
CHOICE_FIELDS = {"id", "text", "cost_cents", "energy", "available", "reason"}
EFFECTS = {"energy", "health", "happiness", "smarts", "looks", "stress", "money_cents", "affinity"}
MESSAGE_KINDS = {
    "answer", "belongings", "birth", "birthday", "death", "event", "experience", "family", "feat", "health", "home",
    "law",
    "legacy", "level", "love", "milestone", "money", "people", "purchase", "school", "stage", "wallet", "work",
}  # fmt: skip
STATE_SECTIONS = {
    "account", "activity", "album", "bank", "belongings", "clock", "conversation", "dates", "dating", "day",
    "experience", "experiments", "family", "health", "home", "law", "legacy", "life", "milestones", "money",
    "parting", "people", "purchases", "question", "romance", "school", "story", "tutorial", "vitals", "wallet",
    "wedding",
    "work",
}  # fmt: skip


def has_its_fields(reply: Body) -> bool:
    """Whether a reply holds what its row says, and nothing else."""
    return set(reply) - {"type", "id", "ok"} == REPLY_FIELDS[str(reply["type"])]
