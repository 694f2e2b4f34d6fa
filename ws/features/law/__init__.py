"""Law: offences, police, courts, prison and parole."""

from ws.engine.feature import Acts, Feature, Handles, Listens, System, View
from ws.features.ageing.api import LifeEnded
from ws.features.law import deeds, handlers, messages, systems, views
from ws.features.law.api import Arrested, Convicted, CrimeCommitted, Imprisoned, Released
from ws.features.law.records import LawMemory, LawRecord, OpenCase, Parole, PrisonTerm

FEATURE = Feature(
    name="law",
    needs=("ageing", "day", "money", "vitals"),
    owns=(LawMemory, LawRecord, OpenCase, Parole, PrisonTerm),
    handles=(
        Handles(messages.GetOffences, messages.Offences, handlers.get_offences),
        Handles(messages.CommitCrime, messages.CrimeOutcome, handlers.commit_crime),
        Handles(messages.AnswerTrial, messages.TrialAnswer, handlers.answer_trial),
        Handles(messages.DoPrisonActivity, messages.PrisonActivityOutcome, handlers.do_prison_activity),
        Handles(messages.RequestParole, messages.ParoleDecision, handlers.request_parole),
        Handles(messages.AttemptEscape, messages.EscapeOutcome, handlers.attempt_escape),
        Handles(messages.ClearRecord, messages.RecordIsClear, handlers.clear_record),
    ),
    listens=(Listens(LifeEnded, handlers.life_ends),),
    systems=(
        System("police_come", systems.police_come, writes=(LawMemory, LawRecord, OpenCase, Parole, PrisonTerm)),
        System("trial", systems.trial, writes=(LawMemory, LawRecord, OpenCase, PrisonTerm)),
        System("prison_day", systems.prison_day, writes=(LawMemory, Parole, PrisonTerm)),
        System("prison_ends", systems.prison_ends, writes=(LawMemory, PrisonTerm)),
        System("parole_ends", systems.parole_ends, writes=(Parole,)),
        System("fugitive_found", systems.fugitive_found, writes=(LawMemory, PrisonTerm)),
        System("service_ends", systems.service_ends),
    ),
    acts=(
        Acts(messages.CrimeChosen, deeds.commit_crime),
        Acts(messages.TrialAnswered, deeds.answer_trial),
        Acts(messages.PrisonActivityChosen, deeds.do_prison_activity),
        Acts(messages.ParoleAsked, deeds.ask_parole),
        Acts(messages.EscapeChosen, deeds.attempt_escape),
        Acts(messages.RecordCleared, deeds.clear_record),
    ),
    views=(View("law", (LawRecord, OpenCase, PrisonTerm, Parole), views.law),),
    facts=(Arrested, Convicted, CrimeCommitted, Imprisoned, Released),
)
