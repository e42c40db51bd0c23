"""Fields as all commands share them: canonical text, clear limits, words beside the field."""

import re
from datetime import date, datetime
from functools import cache
from typing import Any

from markupsafe import Markup
from wtforms import (
    BooleanField,
    FieldList,
    Form,
    FormField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    validators,
)

from .inputs import draw
from .language import later as _l

UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
# A time as people write it, in a browser that has no picker of its own.
_TYPED_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[ T]+(\d{1,2})[.:](\d\d)", re.ASCII)
# Python reads other ISO shapes too (weeks, offsets, any separator); what is stored is compared as text.
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d", re.ASCII)
_TYPED_CLOCK = re.compile(r"(\d{1,2})[.:](\d\d)", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2200
_YEARS = _l("Titta på årtalet: det ska vara mellan %(first)d och %(last)d.", first=FIRST_YEAR, last=LAST_YEAR)
LINE = 200
TEXT = 10_000

__all__ = [
    "BooleanField", "Choice", "Choices", "ClockField", "CommandForm", "DayField", "FieldList", "FormField", "IdField",
    "Line", "LocalTimeField", "Number", "Part", "Words",
]  # fmt: skip


class CommandForm(Form):
    """A command's fields. `arguments()` is what its verb is called with; `base` holds what the author saw."""

    class Meta:
        """How the fields are drawn."""

        def render_field(self, field: Any, render_kw: dict[str, Any]) -> Any:
            """A field with its attributes as HTML."""
            return draw(field, render_kw)

    summary: str | None = None
    corrects: str | None = None
    """The parked entry that this form is filled with again."""

    def process(self, formdata: Any = None, *args: Any, **kwargs: Any) -> None:
        """Take the fields, and the `base.<field>` values beside them. A lone base means that the field was cleared.

        A phone's base may be what its author typed before, blanks at the ends included: they are stripped alike.
        """
        posted = formdata or {}
        self.base = {name[5:]: str(posted[name]).strip() for name in posted if name.startswith("base.")}
        if formdata is None or args or kwargs:
            super().process(formdata, *args, **kwargs)
            return
        # What is posted, and nothing else: WTForms would look for filters of each field's name, in vain.
        for field in self._fields.values():
            field.process(formdata)
        self.post_process(formdata)  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs

    def arguments(self) -> dict[str, Any]:
        """The verb's keyword arguments: all fields, and `base` where the form edits something."""
        edits = {"base": self.base} if getattr(self, "edits", False) else {}
        return {**self.data, **edits}

    @property
    def carried(self) -> Markup:
        """What a correction brings along: the entry that it settles, and the way back to the list."""
        fields = '<input type="hidden" name="resolves" value="{}"><input type="hidden" name="next" value="/attention">'
        return Markup(fields).format(self.corrects) if self.corrects else Markup("")  # noqa: S704 - escaped by format

    def refuse(self, field: str | None, message: str | None) -> None:
        """Put a refusal's words beside the field that it concerns."""
        if field in self._fields and message:
            self._fields[field].errors = [*self._fields[field].errors, message]


class Part(Form):
    """One repeated row of a form, such as a step in a visit."""


class _Text:
    """Strips the ends; whatever is not posted is empty, never None."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = valuelist[0].strip() if valuelist else ""


@cache
def _limits(required: bool, longest: int) -> tuple:
    too_long = _l("Texten är för lång. Högst %(max)d tecken får plats.", max=longest)
    length = validators.Length(max=longest, message=too_long)
    return (validators.DataRequired(_l("Fyll i det här.")) if required else validators.Optional(), length)


class Line(_Text, StringField):
    """One line of text, at most 200 characters unless said otherwise."""

    def __init__(self, label: Any = "", required: bool = False, max: int = LINE, **kwargs: Any) -> None:
        super().__init__(label, _limits(required, max), **kwargs)


class Words(_Text, TextAreaField):
    """Free text, at most 10,000 characters unless said otherwise."""

    def __init__(self, label: Any = "", required: bool = False, max: int = TEXT, **kwargs: Any) -> None:
        super().__init__(label, _limits(required, max), **kwargs)


class _Shaped(_Text, StringField):
    """A text with one exact shape; anything else stays in the field and is told about."""

    message: Any = ""

    def __init__(self, label: Any = "", required: bool = False, **kwargs: Any) -> None:
        super().__init__(label, _limits(required, 40), **kwargs)

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if self.data and not self.fits(self.data):
            raise validators.ValidationError(self.message)

    def fits(self, text: str) -> bool:
        raise NotImplementedError


class IdField(_Shaped):
    """A record's id made by the client: a lower-case UUID."""

    message = _l("Det här går inte att känna igen. Ladda om sidan.")

    def fits(self, text: str) -> bool:
        return UUID.fullmatch(text) is not None


class _Dated(_Shaped):
    """A text that begins with a year, and which no paper of today can mean too early or too late."""

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        super().post_validate(form, validation_stopped)
        if self.data and not FIRST_YEAR <= int(self.data[:4]) <= LAST_YEAR:
            raise validators.ValidationError(_YEARS)


class DayField(_Dated):
    """A day, `2026-11-24`."""

    message = _l("Skriv ett datum som 2026-11-24.")

    def fits(self, text: str) -> bool:
        try:
            return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
        except ValueError:
            return False


class LocalTimeField(_Dated):
    """A wall time, `2026-11-24T09:00`."""

    message = _l("Skriv dag och tid som 2026-11-24 09.00.")

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        typed = _TYPED_TIME.fullmatch(self.data or "")
        if typed:
            self.data = f"{typed[1]}T{typed[2]:0>2}:{typed[3]}"

    def fits(self, text: str) -> bool:
        try:
            return _TIME.fullmatch(text) is not None and bool(datetime.fromisoformat(text))
        except ValueError:
            return False


class ClockField(_Shaped):
    """A clock time, `09:00`."""

    message = _l("Skriv klockslaget som 09.00.")

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        typed = _TYPED_CLOCK.fullmatch(self.data or "")
        if typed:
            self.data = f"{typed[1]:0>2}:{typed[2]}"

    def fits(self, text: str) -> bool:
        return _CLOCK.fullmatch(text) is not None


class Number(IntegerField):
    """A whole number between two limits, or None unless required."""

    def __init__(
        self, label: Any = "", min: int = 0, max: int = 1000, required: bool = False, **kwargs: Any
    ) -> None:  # fmt: skip
        message = _l("Skriv ett tal mellan %(min)d och %(max)d.", min=min, max=max)
        first = validators.InputRequired(_l("Skriv ett helt tal.")) if required else validators.Optional()
        super().__init__(label, [first, validators.NumberRange(min, max, message)], **kwargs)

    def process_formdata(self, valuelist: list[Any]) -> None:
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if text:
            if not (text.isascii() and text.isdigit() and len(text) < 10):
                raise ValueError(self.gettext(str(_l("Skriv ett helt tal."))))
            self.data = int(text)


class Choice(SelectField):
    """One of some codes; empty is allowed unless required."""

    def __init__(self, label: Any = "", choices: Any = (), required: bool = False, **kwargs: Any) -> None:
        rules = [validators.InputRequired(_l("Välj något."))] if required else [validators.Optional()]
        super().__init__(label, rules, choices=choices, validate_choice=False, **kwargs)

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = valuelist[0] if valuelist else ""

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        codes = [choice[0] if isinstance(choice, tuple) else choice for choice in self.choices or ()]
        if self.data and self.data not in codes:
            raise validators.ValidationError(_l("Det valet finns inte."))


class Choices(SelectMultipleField):
    """Several texts, each at most 200 characters: ids or codes that the verb checks against the database."""

    def __init__(self, label: Any = "", longest: int = 100, **kwargs: Any) -> None:
        super().__init__(label, validate_choice=False, choices=[], **kwargs)
        self.longest = longest

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = [item.strip() for item in valuelist if item.strip()]

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if len(self.data or []) > self.longest or any(len(item) > LINE for item in self.data or []):
            raise validators.ValidationError(_l("Det blev för många val."))
