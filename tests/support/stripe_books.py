"""What a Stripe account holds, for the fake: sessions, payments, refunds, disputes, and the events they cause.

Fields are those of https://docs.stripe.com/api/checkout/sessions/object, and under the same address of
payment_intents, charges, refunds, disputes, radar/early_fraud_warnings and events. What the house never looks at is
given where it would be dangerous in a log (an e-mail address), and left out otherwise.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Collection, Mapping
from typing import Any

Thing = dict[str, Any]
DAY = 86_400


class Refusal(Exception):
    """An answer of https://docs.stripe.com/api/errors"""

    def __init__(self, status: int, kind: str, code: str, param: str = "") -> None:
        self.status = status
        self.error = {"error": {"type": kind, "code": code, "param": param, "message": f"No: {code} {param}"}}
        super().__init__(code)


class Books:
    """`now` is moved by hand, in Unix seconds. Deeds return the events they cause, in order."""

    def __init__(self, live: bool = False) -> None:
        self.live = live
        self.now = 1_790_000_000
        self.sessions: dict[str, Thing] = {}
        self.intents: dict[str, Thing] = {}
        self.charges: dict[str, Thing] = {}
        self.refunds: list[Thing] = []
        self.disputes: list[Thing] = []
        self.moved: dict[str, Thing] = {}
        self.events: list[Thing] = []
        self._numbers = itertools.count(1)

    # What is asked of the API

    def create(self, form: Mapping[str, str]) -> Thing:
        """A Checkout Session, from the form of https://docs.stripe.com/api/checkout/sessions/create"""
        for needed in ("mode", "success_url", "line_items[0][price_data][product_data][name]"):
            if not form.get(needed):
                raise Refusal(400, "invalid_request_error", "parameter_missing", needed)
        expires_at = int(form.get("expires_at", self.now + DAY))
        if not self.now + 1800 <= expires_at <= self.now + DAY:
            raise Refusal(400, "invalid_request_error", "parameter_invalid_integer", "expires_at")
        amount = int(form["line_items[0][price_data][unit_amount]"]) * int(form["line_items[0][quantity]"])
        if amount < 49:
            raise Refusal(400, "invalid_request_error", "amount_too_small", "unit_amount")
        session = self._thing("cs_live_" if self.live else "cs_test_", "checkout.session", self.sessions)
        session |= {
            "mode": form["mode"],
            "status": "open",
            "payment_status": "unpaid",
            "expires_at": expires_at,
            "client_reference_id": form.get("client_reference_id"),
            "amount_subtotal": amount,
            "amount_total": amount,
            "currency": form["line_items[0][price_data][currency]"],
            "metadata": _nested(form, "metadata"),
            "payment_intent": None,
            "success_url": form["success_url"],
            "cancel_url": form.get("cancel_url"),
            "customer_details": None,
            "url": f"https://checkout.stripe.com/c/pay/{session['id']}",
        }
        # not shown by Stripe; kept for the intent to come
        session["payment_intent_data"] = {"metadata": _nested(form, "payment_intent_data[metadata]")}
        return session

    def session(self, session_id: str) -> Thing:
        if session_id not in self.sessions:
            raise Refusal(404, "invalid_request_error", "resource_missing", "session")
        return self.sessions[session_id]

    def shown(self, session: Thing, expand: Collection[str]) -> Thing:
        """As the API gives it: ids, or whole objects where it was asked to expand them."""
        seen = _visible(session)
        if seen["payment_intent"] and "payment_intent.latest_charge" in expand:
            intent = copy.deepcopy(self.intents[seen["payment_intent"]])
            if intent["latest_charge"]:
                intent["latest_charge"] = copy.deepcopy(self.charges[intent["latest_charge"]])
            seen["payment_intent"] = intent
        return seen

    def shown_refund(self, refund: Thing, expand: Collection[str]) -> Thing:
        seen = copy.deepcopy(refund)
        failed = seen["failure_balance_transaction"]
        if failed and "failure_balance_transaction" in expand:
            seen["failure_balance_transaction"] = copy.deepcopy(self.moved[failed])
        return seen

    # What buyers, banks and people at the dashboard do

    def pay(self, session_id: str) -> list[Thing]:
        session = self.session(session_id)
        self._charge(session, "succeeded")
        session |= {"status": "complete", "payment_status": "paid", "url": None}
        return [self._event("checkout.session.completed", session)]

    def pay_later(self, session_id: str) -> list[Thing]:
        """By a method that takes days: https://docs.stripe.com/payments/checkout/fulfill-orders#delayed-notification"""
        session = self.session(session_id)
        self._charge(session, "processing")
        session |= {"status": "complete", "url": None}
        return [self._event("checkout.session.completed", session)]

    def arrive(self, session_id: str, paid: bool) -> list[Thing]:
        """What became of a payment that took days."""
        session = self.session(session_id)
        intent = self.intents[session["payment_intent"]]
        self.charges[intent["latest_charge"]]["status"] = "succeeded" if paid else "failed"
        intent["status"] = "succeeded" if paid else "requires_payment_method"
        if paid:
            session["payment_status"] = "paid"
        return [self._event(f"checkout.session.async_payment_{'succeeded' if paid else 'failed'}", session)]

    def expire(self, session_id: str) -> list[Thing]:
        session = self.session(session_id)
        session |= {"status": "expired", "url": None}
        return [self._event("checkout.session.expired", session)]

    def refund(self, session_id: str, amount: int) -> list[Thing]:
        charge = self._charge_of(session_id)
        refund = self._thing("re_", "refund")
        refund |= {
            "amount": amount,
            "charge": charge["id"],
            "payment_intent": charge["payment_intent"],
            "currency": charge["currency"],
            "status": "succeeded",
            "failure_balance_transaction": None,
            "failure_reason": None,
        }
        self.refunds.append(refund)
        self._count_refunded(charge)
        return [self._event("charge.refunded", charge), self._event("refund.created", refund)]

    def fail_refund(self, refund: Thing) -> list[Thing]:
        """https://docs.stripe.com/refunds#failed-refunds"""
        refund |= {
            "status": "failed",
            "failure_reason": "expired_or_canceled_card",
            "failure_balance_transaction": self._move(refund["amount"])["id"],
        }
        self._count_refunded(self.charges[refund["charge"]])
        return [self._event("charge.refund.updated", refund), self._event("refund.failed", refund)]

    def dispute(self, session_id: str, amount: int, inquiry: bool = False) -> list[Thing]:
        charge = self._charge_of(session_id)
        dispute = self._thing("du_", "dispute")
        dispute |= {
            "amount": amount,
            "charge": charge["id"],
            "payment_intent": charge["payment_intent"],
            "currency": charge["currency"],
            "reason": "fraudulent",
            "status": "warning_needs_response" if inquiry else "needs_response",
            "balance_transactions": [] if inquiry else [self._move(-amount)],
            "evidence": {"customer_email_address": "buyer@example.com"},
        }
        self.disputes.append(dispute)
        charge["disputed"] = True
        return [self._event("charge.dispute.created", dispute)]

    def change_dispute(self, dispute: Thing, status: str) -> list[Thing]:
        """To any of https://docs.stripe.com/api/disputes/object#dispute_object-status"""
        dispute["status"] = status
        moved = dispute["balance_transactions"]
        if status == "needs_response" and not moved:
            moved.append(self._move(-dispute["amount"]))
        if status == "won":
            moved.append(self._move(dispute["amount"]))
        closed = status in {"won", "lost", "warning_closed"}
        return [self._event(f"charge.dispute.{'closed' if closed else 'updated'}", dispute)]

    def warn(self, session_id: str) -> list[Thing]:
        charge = self._charge_of(session_id)
        warning = self._thing("issfr_", "radar.early_fraud_warning")
        warning |= {"charge": charge["id"], "payment_intent": charge["payment_intent"], "fraud_type": "misc"}
        return [self._event("radar.early_fraud_warning.created", warning)]

    def tell(self, kind: str, thing: Thing) -> list[Thing]:
        """An event of any kind about anything."""
        return [self._event(kind, thing)]

    def _event(self, kind: str, thing: Thing) -> Thing:
        event = self._thing("evt_", "event")
        event |= {
            "api_version": "2026-10-28.endive",
            "type": kind,
            "data": {"object": _visible(thing)},
            "pending_webhooks": 1,
            "request": {"id": None, "idempotency_key": None},
        }
        self.events.append(event)
        return event

    def _thing(self, prefix: str, kind: str, shelf: dict[str, Thing] | None = None) -> Thing:
        made = {"id": f"{prefix}{next(self._numbers):024}", "object": kind, "created": self.now}
        made["livemode"] = self.live
        if shelf is not None:
            shelf[made["id"]] = made
        return made

    def _charge(self, session: Thing, status: str) -> None:
        """The payment intent comes only now: https://docs.stripe.com/changelog/2022-08-01/"""
        metadata = session.pop("payment_intent_data")["metadata"]
        amount, currency = session["amount_total"], session["currency"]
        intent = self._thing("pi_", "payment_intent", self.intents)
        charge = self._thing("ch_", "charge", self.charges)
        intent |= {"amount": amount, "currency": currency, "status": status, "metadata": metadata}
        intent["latest_charge"] = charge["id"]
        charge |= {"amount": amount, "currency": currency, "status": "pending" if status == "processing" else status}
        charge |= {"amount_refunded": 0, "refunded": False, "disputed": False, "payment_intent": intent["id"]}
        charge["billing_details"] = {"email": "buyer@example.com"}
        session["payment_intent"] = intent["id"]
        session["customer_details"] = {"email": "buyer@example.com"}

    def _charge_of(self, session_id: str) -> Thing:
        return self.charges[self.intents[self.session(session_id)["payment_intent"]]["latest_charge"]]

    def _count_refunded(self, charge: Thing) -> None:
        standing = [r for r in self.refunds if r["charge"] == charge["id"] and r["status"] != "failed"]
        charge["amount_refunded"] = sum(r["amount"] for r in standing)
        charge["refunded"] = charge["amount_refunded"] >= charge["amount"]

    def _move(self, amount: int) -> Thing:
        moved = self._thing("txn_", "balance_transaction", self.moved)
        moved |= {"amount": amount, "currency": "usd"}
        return moved


def _visible(thing: Thing) -> Thing:
    """As Stripe shows it now, whatever becomes of it later."""
    return copy.deepcopy({name: value for name, value in thing.items() if name != "payment_intent_data"})


def _nested(form: Mapping[str, str], name: str) -> Thing:
    """Of `name[key]`: what is under `name`."""
    return {key[len(name) + 1 : -1]: value for key, value in form.items() if key.startswith(f"{name}[")}
