"""Purchases: what is bought in a store, granted once, and taken back once."""

from ws.engine.feature import Acts, Feature, Handles, Limit, Opens, View
from ws.features.purchases import granting, handlers, messages, queries, shop, views
from ws.features.purchases.facts import PurchaseGranted, PurchaseTakenBack, RefundReversed
from ws.features.purchases.records import (
    ProcessedTransaction,
    PurchaseConsent,
    PurchaseFlag,
    StoreErrand,
    StorePurchase,
)

FEATURE = Feature(
    name="purchases",
    needs=("belongings", "wallet"),
    owns=(StorePurchase, PurchaseConsent, ProcessedTransaction, StoreErrand, PurchaseFlag),
    handles=(
        Handles(messages.GetShop, messages.StoreShop, shop.get_shop, prepare=queries.find_door),
        Handles(
            messages.VerifyPurchase,
            messages.PurchaseVerified,
            handlers.verify_purchase,
            prepare=queries.find_purchase,
            limit=Limit(20, 60.0),
        ),
        Handles(
            messages.RestorePurchases,
            messages.PurchasesRestored,
            handlers.restore_purchases,
            prepare=queries.find_purchases,
            limit=Limit(3, 60.0),
        ),
        Handles(
            messages.BeginPurchase,
            messages.PurchaseBegun,
            handlers.begin_purchase,
            prepare=queries.find_checkout,
            limit=Limit(10, 60.0),
        ),
        Handles(messages.GetPurchases, messages.Purchases, handlers.get_purchases),
        Handles(messages.SetPurchaseConsent, messages.PurchaseConsentSet, handlers.set_purchase_consent),
        Handles(messages.OpenParcels, messages.ParcelsOpened, handlers.open_parcels),
    ),
    acts=(Acts(messages.ParcelChosen, granting.received),),
    views=(View("purchases", (StorePurchase, PurchaseConsent), views.purchases, narrow=True),),
    letters=(
        Opens(messages.PurchaseTold, handlers.hear_of_purchase),
        Opens(messages.ConsentRescinded, handlers.hear_of_rescission),
    ),
    facts=(PurchaseGranted, PurchaseTakenBack, RefundReversed),
)
