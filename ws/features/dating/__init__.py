"""Dating: cards of strangers who look for somebody too, how well two would fit, and who likes whom back."""

from ws.engine.feature import Acts, Feature, Handles, Limit, System, View
from ws.features.dating import deeds, facts, handlers, messages, queries, systems, views
from ws.features.dating.records import Compatibility, DatingDay, Like, NpcBio, Preferences, Profile, Shown

FEATURE = Feature(
    name="dating",
    needs=("careers", "conversation", "education", "experiments", "law", "people", "romance", "vitals"),
    owns=(Preferences, Profile, DatingDay, Shown, Like, NpcBio, Compatibility),
    handles=(
        Handles(messages.GetMyProfile, messages.MyProfile, handlers.get_my_profile),
        Handles(messages.CustomizeBio, messages.BioCustomized, handlers.customize_bio, limit=Limit(20, 60.0)),
        Handles(messages.GetPreferences, messages.PreferencesReply, handlers.get_preferences),
        Handles(messages.SetPreferences, messages.PreferencesSet, handlers.set_preferences),
        Handles(
            messages.GetSuggestions,
            messages.Suggestions,
            handlers.get_suggestions,
            prepare=queries.find_polished,
            does_without=True,
        ),
        Handles(
            messages.GetCandidate,
            messages.CandidateReply,
            handlers.get_candidate,
            prepare=queries.polish,
            does_without=True,
            limit=Limit(60, 60.0),
        ),
        Handles(messages.LikeCandidate, messages.LikeGiven, handlers.like),
        Handles(messages.SuperLike, messages.SuperLikeGiven, handlers.super_like),
        Handles(messages.PassOn, messages.PassedOn, handlers.pass_on),
        Handles(messages.GetMatches, messages.Matches, handlers.get_matches),
        Handles(messages.Unmatch, messages.Unmatched, handlers.unmatch),
        Handles(messages.GetCompatibility, messages.CompatibilityReply, handlers.get_compatibility),
    ),
    systems=(
        System("dating_answer", systems.answer, writes=(Like,)),
        System("dating_fades", systems.fades),
    ),
    acts=(
        Acts(messages.ProfileWritten, deeds.write_profile),
        Acts(messages.PreferencesChosen, deeds.choose_preferences),
        Acts(messages.CandidateLiked, deeds.like),
        Acts(messages.CandidatePassed, deeds.pass_on),
        Acts(messages.MatchUndone, deeds.undo_match),
    ),
    views=(View("dating", (Preferences, Profile, DatingDay, Like), views.dating),),
    facts=(facts.Liked, facts.MatchFaded),
)
