"""The tutorial: first steps of an account, done by what happens and rewarded with diamonds."""

from ws.engine.feature import Feature, Handles, Listens, View
from ws.features.activities.api import ActivityDone
from ws.features.album.api import AlbumOpened
from ws.features.day.api import PlanChanged
from ws.features.events.api import QuestionAnswered
from ws.features.experience.api import MilestoneReached
from ws.features.people.api import InteractionDone
from ws.features.skips.api import TimeSkipped
from ws.features.story.api import StoryRead
from ws.features.tutorial import handlers, messages, views
from ws.features.tutorial.api import TutorialFinished, TutorialSkipped, TutorialStepDone
from ws.features.tutorial.records import TutorialProgress
from ws.kernel.player import Player

FEATURE = Feature(
    name="tutorial",
    needs=(
        "activities", "album", "day", "events", "experience", "experiments", "people", "skips", "story",
        "wallet",
    ),
    owns=(TutorialProgress,),
    handles=(
        Handles(messages.GetTutorial, messages.Tutorial, handlers.get_tutorial),
        Handles(messages.SkipTutorial, messages.TutorialLeft, handlers.skip_tutorial),
    ),
    listens=(
        Listens(ActivityDone, handlers.activity_done),
        Listens(InteractionDone, handlers.interaction_done),
        Listens(QuestionAnswered, handlers.question_answered),
        Listens(TimeSkipped, handlers.time_skipped),
        Listens(AlbumOpened, handlers.album_opened),
        Listens(StoryRead, handlers.story_read),
        Listens(MilestoneReached, handlers.milestone_reached),
        Listens(PlanChanged, handlers.plan_changed),
    ),
    views=(View("tutorial", (Player, TutorialProgress), views.tutorial, narrow=True),),
    facts=(TutorialStepDone, TutorialFinished, TutorialSkipped),
)  # fmt: skip
