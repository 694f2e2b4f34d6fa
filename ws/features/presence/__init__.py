"""Presence: what a client asks to stay in step with its player."""

from ws.engine.feature import Feature, Handles, View
from ws.engine.records import Life, LifeClock
from ws.features.presence import handlers, messages, views

FEATURE = Feature(
    name="presence",
    handles=(
        Handles(messages.GetState, messages.StateShown, handlers.get_state),
        Handles(messages.Acknowledge, messages.PushesAcknowledged, handlers.acknowledge),
    ),
    views=(View("clock", (LifeClock, Life), views.clock, narrow=True),),
)
