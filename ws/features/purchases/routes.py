"""The HTTP door of the stores, under /api/v1/webhooks."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from ws.features.purchases.stores import ConnectedStores


def router(stores: ConnectedStores) -> APIRouter:
    """The route that stores send notifications to."""
    routes = APIRouter(prefix="/api/v1/webhooks", tags=["stores"])

    @routes.post("/{store}")
    async def notification(store: str, request: Request) -> Response:
        """Keep what a store tells. 200 when it is kept, now or before; 401 when it is not the store's; 503 when it
        can not be kept now, so that the store sends it again."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        await stores.hear(store, headers, await request.body())
        return Response()

    return routes
