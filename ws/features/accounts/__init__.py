"""Accounts: signing in as a guest or by e-mail, tokens, and who somebody is."""

from ws.engine.feature import Feature, Handles, View
from ws.features.accounts import handlers, messages, views
from ws.features.accounts.api import AccountOpened
from ws.features.accounts.records import LoginSession, User

FEATURE = Feature(
    name="accounts",
    needs=("experiments",),
    owns=(User, LoginSession),
    handles=(
        Handles(messages.OpenLogin, messages.LoginOpened, handlers.open_login, internal=True),
        Handles(messages.RefreshLogin, messages.LoginRefreshed, handlers.refresh_login, internal=True),
        Handles(messages.CloseLogin, messages.LoginClosed, handlers.close_login, internal=True),
        Handles(messages.LinkEmail, messages.Account, handlers.link_email, internal=True),
        Handles(messages.GetAccount, messages.Account, handlers.get_account, internal=True),
    ),
    views=(
        View("account", (User,), views.account),
        View("experiments", (User,), views.experiments),
    ),
    facts=(AccountOpened,),
)
