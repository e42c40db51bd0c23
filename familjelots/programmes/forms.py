"""Fields of the commands on programmes. What a pack may hold is said in `shape`; these forms follow it."""

from typing import Any

from ..core.web.forms import (
    BooleanField,
    Choice,
    Choices,
    CommandForm,
    DayField,
    FormField,
    IdField,
    Line,
    Number,
    Part,
    Words,
)
from ..core.web.language import later as _l
from ..core.web.rows import Rows
from . import shape, told, toml

LONGEST_LINE = 80


class CopyForm(CommandForm):
    """A copy's own name, and its languages."""

    id = IdField(required=True)
    name = Line(_l("Vad ska den heta här?"), required=True, max=80)
    languages = Choices(_l("Språk"))


class ImportForm(CommandForm):
    """A pack as text."""

    id = IdField(required=True)
    pack = Words(_l("Insatsen som text"), required=True, max=toml.MAX_SIZE)


class NeedForm(CommandForm):
    """A need."""

    id = IdField(required=True)
    text = Words(_l("Vad behövs?"), required=True, max=1000)
    source = Line(_l("Hur vet vi det?"), max=200)


class TargetGroupForm(CommandForm):
    """How many the programme is for."""

    id = IdField(required=True)
    count = Number(_l("Hur många personer gäller det?"), max=1_000_000)
    source = Line(_l("Varifrån kommer siffran?"), max=200)
    day = DayField(_l("Vilken dag gäller den?"))


class AgreementForm(CommandForm):
    """What an organisation has agreed to."""

    id = IdField(required=True)
    organisation = Line(_l("Organisation"), required=True, max=120)
    text = Words(_l("Vad har ni kommit överens om?"), required=True, max=1000)
    day = DayField(_l("Vilken dag?"), required=True)


class WithdrawalForm(CommandForm):
    """Something that was written is taken back."""


class AdjustForm(CommandForm):
    """One part of a programme, and the version that its author saw."""

    part = ""
    version = Number(min=1, max=9999)

    def arguments(self) -> dict[str, Any]:
        """The part with its fields as they were filled in."""
        fields = {name: value for name, value in self.data.items() if name != "version"}
        return {"part": self.part, "version": self.version.data, "told": fields}


class QuestionsForm(AdjustForm):
    """What is asked, and when: `A1:start`."""

    part = told.QUESTIONS
    asked = Choices()


def _fields(kinds: Any) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, kind in kinds.items():
        if isinstance(kind, shape.Texts):
            made |= {f"{name}_{language}": _words(kind) for language in shape.LANGUAGES}
        else:
            made[name] = _field(kind)
    return made


def _words(kind: shape.Texts) -> Any:
    """Whether a text is missing depends on the programme's languages, which the verb knows."""
    return Line(max=kind.longest) if kind.longest <= LONGEST_LINE else Words(max=kind.longest)


def _field(kind: shape.Kind) -> Any:
    if isinstance(kind, shape.Number):
        return Number(min=kind.least, max=kind.most)
    if isinstance(kind, shape.Code):
        return Choice(choices=kind.among)
    return Choices() if isinstance(kind, shape.Codes) else BooleanField()


def _row_form(part: str) -> type[Part]:
    fields = {"id": Line(max=40), "gone": BooleanField(_l("Ta bort")), "place": Number(_l("Plats i listan"), min=1)}
    return type(f"{part.title()}Row", (Part,), fields | _fields(shape.PARTS[part].fields))


ROWS: dict[str, type[Part]] = {part: _row_form(part) for part in shape.PARTS}
"""The form of one row of each list."""


def _adjust_form(part: str) -> type[AdjustForm]:
    if part == told.QUESTIONS:
        return QuestionsForm
    fields = _fields(told.TABLES[part]) if part in told.TABLES else {"rows": Rows(FormField(ROWS[part]))}
    return type(f"{part.title()}Form", (AdjustForm,), {"part": part, **fields})


ADJUST: dict[str, type[AdjustForm]] = {part: _adjust_form(part) for part in told.NAMES}
"""The form of each part of a programme."""
