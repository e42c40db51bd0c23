"""Fields of the commands on accounts, and of the forms for signing in."""

from typing import Any

from wtforms import validators

from ..core.web.forms import Choice, CommandForm, IdField, Line
from ..core.web.language import LANGUAGES
from ..core.web.language import later as _l
from . import codes

ROLES = ("coach", "coordinator", "team", "administrator", "family")
ROLE_WORDS: dict[str, Any] = {
    "coach": _l("Familjeombud"),
    "coordinator": _l("Samordnare"),
    "team": _l("Teammedlem"),
    "administrator": _l("Systemförvaltare"),
    "family": _l("Familj"),
}
PROFESSIONS = (
    _l("Socialsekreterare"),
    _l("Arbetsmarknadssekreterare"),
    _l("Arbetsterapeut"),
    _l("Arbetspsykolog"),
    _l("Budget- och skuldrådgivare"),
)
"""Professions that are offered to whoever adds a member of a team; any other may be written."""
LANGUAGE_WORDS = {"sv": "Svenska", "en": "English", "da": "Dansk"}
"""Each language in its own words and script: who needs it cannot read the others."""


class AccountForm(CommandForm):
    """A person who may sign in."""

    id = IdField(required=True)
    name = Line(_l("Namn"), required=True, max=80)
    role = Choice(_l("Roll"), choices=ROLES, required=True)
    phone = Line(_l("Telefon"), max=40)
    profession = Line(_l("Yrke, för den som är med i team"), max=60)
    organisation = Line(_l("Organisation, om det är en annan än vår"), max=80)
    language = Line(_l("Språk"), max=10)
    member = IdField()
    family = IdField()


class EndingForm(CommandForm):
    """An account that ends."""


class LanguageForm(CommandForm):
    """The language that a person reads."""

    language = Choice(_l("Språk"), choices=LANGUAGES, required=True)


class CodeLine(Line):
    """A code as somebody types it. A sign too few or too many is told before it is counted as a wrong code."""

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if not validation_stopped and len(codes.canonical(self.data or "")) != codes.LENGTH:
            raise validators.ValidationError(_l("Koden har åtta tecken. Titta på den en gång till."))


class InvitationForm(CommandForm):
    """An invitation's code as somebody types it."""

    code = CodeLine(_l("Koden"), required=True, max=60)


class OutsideCodeForm(CommandForm):
    """The code that was told apart from the link."""

    code = Line(_l("Kod"), required=True, max=60)


class OneTimeForm(CommandForm):
    """A one-time code and the figures of an app."""

    code = CodeLine(_l("Engångskoden"), required=True, max=60)
    figures = Line(_l("Sex siffror från din app"), required=True, max=20)


class TotpForm(CommandForm):
    """The first figures of an app that has just learnt its secret."""

    secret = Line(required=True, max=64)
    figures = Line(_l("Sex siffror från appen"), required=True, max=20)
