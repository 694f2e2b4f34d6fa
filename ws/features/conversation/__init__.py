"""Conversation: talking with the people of a life, by suggested lines or in one's own words."""

from ws.engine.feature import Acts, Feature, Handles, Limit, Listens, System, View
from ws.features.ageing.api import LifeEnded
from ws.features.conversation import deeds, handlers, messages, queries, systems, views
from ws.features.conversation.api import ConversationBegan, ConversationEnded, Said, prepare
from ws.features.conversation.records import Conversation, Talks, Transcript
from ws.features.day.api import SlotEnded
from ws.features.law.api import Imprisoned
from ws.features.people.api import Estranged, PersonDied

FEATURE = Feature(
    name="conversation",
    needs=("ageing", "day", "law", "people", "vitals"),
    owns=(Conversation, Talks, Transcript),
    handles=(
        Handles(messages.StartConversation, messages.ConversationStarted, handlers.start, limit=Limit(30, 60.0)),
        Handles(
            messages.Say,
            messages.SaidReply,
            handlers.say,
            prepare=queries.find_answer,
            does_without=True,
            limit=Limit(60, 60.0),
        ),
        Handles(messages.EndConversation, messages.ConversationLeft, handlers.end),
    ),
    listens=(
        Listens(SlotEnded, handlers.slot_ends),
        Listens(PersonDied, handlers.person_goes),
        Listens(Estranged, handlers.person_goes),
        Listens(Imprisoned, handlers.imprisoned),
        Listens(LifeEnded, handlers.life_ends),
    ),
    systems=(System("conversation_ends", systems.conversation_ends, writes=(Conversation, Talks, Transcript)),),
    acts=(
        Acts(messages.ConversationChosen, deeds.start),
        Acts(messages.WordsSpoken, deeds.say),
        Acts(messages.ConversationClosed, deeds.end),
    ),
    views=(View("conversation", (Conversation, Transcript), views.conversation),),
    pushes=(messages.ConversationEvent,),
    facts=(ConversationBegan, ConversationEnded, Said),
    prepare=prepare,
)
