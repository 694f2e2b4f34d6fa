"""What the client sees of purchases."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.purchases import rules
from ws.features.purchases.records import PurchaseConsent, StorePurchase
from ws.kernel.state import Reader
from ws.kernel.stores import StoreState


def purchases(reader: Reader, content: Content) -> dict[str, object]:
    """What waits for the player: paid refills and skips that were not used, things without a life, unpaid orders."""
    held = list(reader.all(StorePurchase))
    consent = reader.find(PurchaseConsent)
    return {
        "credits": [_credit(purchase, content) for purchase in held if rules.open_uses(purchase)],
        "parcels": [{"purchase_id": p.purchase_id, "items": p.parcel} for p in held if p.parcel],
        "pending": [
            {
                "purchase_id": p.purchase_id,
                "transaction_id": p.transaction_id,
                "store": p.store,
                "product_id": p.product_id,
            }
            for p in held
            if p.state is StoreState.PENDING
        ],
        "share_consumption": consent is not None and consent.share_consumption,
    }


def _credit(purchase: StorePurchase, content: Content) -> dict[str, object]:
    product = content.products.get(purchase.product_id)
    return {
        "purchase_id": purchase.purchase_id,
        "transaction_id": purchase.transaction_id,
        "store": purchase.store,
        "product_id": purchase.product_id,
        "kind": purchase.kind,
        "gives": product.gives if product is not None else None,
        "uses": rules.open_uses(purchase),
    }
