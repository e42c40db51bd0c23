"""Fields of the commands on worries."""

import re
from typing import Any

from wtforms import validators

from ..core.web.forms import Choice, CommandForm, IdField, Line, LocalTimeField, Words
from ..core.web.language import later as _l

_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{1,28}", re.ASCII)


class PhoneField(Line):
    """A telephone number, as people write it."""

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if self.data and not _PHONE.fullmatch(self.data):
            raise validators.ValidationError(_l("Skriv numret med siffror, som 08-123 456."))


class WorryForm(CommandForm):
    """What was seen or heard of a child."""

    id = IdField(required=True)
    danger = Choice(_l("Är barnet i fara nu?"), choices=("yes", "no", "unsure"))
    child = IdField(_l("Vilket barn gäller det?"))
    child_name = Line(_l("Eller skriv vem"), max=120)
    seen = Words(_l("Vad såg eller hörde du?"), required=True)
    heard_by = Line(_l("Vem såg eller hörde det?"))
    happened = Line(_l("När var det?"), max=120)
    child_says = Words(_l("Vad säger barnet själv?"), max=4000)


class AdditionForm(CommandForm):
    """Something more."""

    id = IdField(required=True)
    text = Words(_l("Vad har hänt sedan?"), required=True)


class ReportForm(CommandForm):
    """To whom it was reported, and when."""

    id = IdField(required=True)
    receiver = Line(_l("Vem pratade du med?"), required=True)
    at = LocalTimeField(_l("När?"), required=True)
    said = Words(_l("Vad sa de?"), max=2000)


class ReaderForm(CommandForm):
    """A colleague who may read."""

    id = IdField(required=True)
    account = IdField(_l("Vem får läsa?"), required=True)


class EndForm(CommandForm):
    """Something that is over."""


class NumberForm(CommandForm):
    """A number to ring."""

    id = IdField(required=True)
    name = Line(_l("Vem svarar?"), required=True, max=80)
    phone = PhoneField(_l("Telefon"), required=True, max=30)
    hours = Line(_l("När svarar de?"), max=80)
