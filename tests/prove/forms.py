"""Forms as a phone finds them on its pages, and somebody who fills them in."""

import json
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape
from random import Random

from familjelots.core import commands

from .promises import Fields, stored

WORDS = "{words}"
"""Where somebody's words stand in a file."""
BLANK_ID = "00000000-0000-0000-0000-000000000000"
_CARD = re.compile(r'<template id="([\w-]+)">(.*?)</template>', re.DOTALL)
_HIDDEN = re.compile(r"<details\b[^>]*\bhidden>.*?</details>", re.DOTALL)
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
_ROWS = re.compile(r'<template data-row="(\w+)">(.*?)</template>', re.DOTALL)
_CONTROL = re.compile(
    r"<(input|button)\b([^>]*)>|<(textarea)\b([^>]*)>(.*?)</textarea>|<(select)\b([^>]*)>(.*?)</select>", re.DOTALL
)
_OPTION = re.compile(r"<option\b([^>]*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w.-]+)(?:="([^"]*)")?')


@dataclass(frozen=True)
class Control:
    """One control of a form: its kind, name, first value, and what can be chosen."""

    kind: str
    name: str
    value: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    longest: int = 0
    fresh: bool = False
    soon: bool = False


@dataclass(frozen=True)
class Form:
    """A form that goes through the outbox."""

    command: str
    version: int
    path: str
    family: str
    effect: str
    controls: tuple[Control, ...]
    rows: dict[str, tuple[Control, ...]] = field(default_factory=dict, hash=False)
    plain: bool = False

    def base(self, name: str) -> str | None:
        """What the author sees in a field that is edited."""
        return next((control.value for control in self.controls if control.name == f"base.{name}"), None)


@dataclass(frozen=True)
class Page:
    """All forms of a page, and those of its blank cards."""

    forms: tuple[Form, ...]
    cards: dict[str, tuple[Form, ...]]


@lru_cache(maxsize=4000)
def read(html: str) -> Page:
    """The forms of a page that run a command, but for those that stand hidden on it as things are now."""
    html = _HIDDEN.sub("", html)
    cards = {name: _forms(card) for name, card in _CARD.findall(html)}
    return Page(_forms(_CARD.sub("", html)), cards)


def _forms(html: str) -> tuple[Form, ...]:
    found = (_form(_attributes(head), body) for head, body in _FORM.findall(html))
    return tuple(form for form in found if form and all(map(_can_be_filled, form.controls)))


def _can_be_filled(control: Control) -> bool:
    """Where one must choose and nothing can be chosen, the phone refuses to save; what is not done is not asked of."""
    if (control.kind, control.name, control.value, control.fresh) == ("hidden", "completion", "", False):
        return False
    return control.kind != "radio" or not control.required or any(control.choices)


def _form(head: dict[str, str], body: str) -> Form | None:
    """A form of a command: kept in the outbox where it says `data-form`, else posted straight to the server."""
    known = commands.register.find(head.get("action", ""))
    if known is None:
        return None
    rows = {name: _controls(row) for name, row in _ROWS.findall(body)}
    return Form(
        head.get("data-form", known[0].name), int(head.get("data-version", "1")), head["action"],
        head.get("data-family", ""), head.get("data-effect", ""), _controls(_ROWS.sub("", body)), rows,
        "data-form" not in head,
    )  # fmt: skip


def read_one(html: str, action: str, command: str, path: str) -> Form | None:
    """The form at an address that is no command's own, as a partner's link: `path` is what the journal calls it."""
    for head, body in _FORM.findall(html):
        if _attributes(head).get("action") == action:
            controls = [_fresh(control) for control in _controls(body)]
            return Form(command, 1, path, "", "", tuple(controls), plain=True)
    return None


def _fresh(control: Control) -> Control:
    """A page of no phone draws its ids itself, anew each time; here they are drawn by the history."""
    return replace(control, fresh=control.name.split("-")[-1] == "id")


def _attributes(head: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(head)}


def _controls(html: str) -> tuple[Control, ...]:
    made: list[Control] = []
    for found in _CONTROL.finditer(html):
        kind = found[1] or found[3] or found[6]
        head = _attributes(found[2] or found[4] or found[7] or "")
        if not head.get("name") or head.get("type") == "button":
            continue
        made.append(_control(kind, head, found[5], found[8]))
    return _together(made)


def _control(kind: str, head: dict[str, str], written: str | None, options: str | None) -> Control:
    known = {"name": head["name"], "required": "required" in head, "longest": int(head.get("maxlength") or 400)}
    if kind == "select":
        listed = [_attributes(option) for option in _OPTION.findall(options or "")]
        chosen = next(
            (each.get("value", "") for each in listed if "selected" in each),
            listed[0].get("value", "") if listed else "",
        )
        return Control("choice", value=chosen, choices=tuple(each.get("value", "") for each in listed), **known)
    if kind == "textarea":
        return Control("text", value=unescape(written or "").removeprefix("\n"), **known)
    if kind == "button":
        return Control("button", choices=(head.get("value", ""),), **known)
    return _input(head, known)


def _input(head: dict[str, str], known: dict) -> Control:
    kind, value = head.get("type", "text"), head.get("value", "")
    if kind in ("radio", "checkbox"):
        return Control(kind, value=value if "checked" in head else "", choices=(value,), **known)
    own = kind if kind in ("hidden", "number", "month", "tel") else "text"
    names = {"date": "day", "datetime-local": "time", "time": "clock"}
    return Control(names.get(kind, own), value=value, fresh="data-new-id" in head, soon="max" in head, **known)


def _together(controls: list[Control]) -> tuple[Control, ...]:
    """Radio buttons, check boxes and submit buttons of one name are one control."""
    made: dict[tuple[str, str], Control] = {}
    for each in controls:
        key = (each.kind, each.name)
        if key not in made or each.kind not in ("radio", "checkbox", "button"):
            made[key] = each
            continue
        before = made[key]
        made[key] = replace(before, value=before.value or each.value, choices=before.choices + each.choices)
    return tuple(made.values())


class Writer:
    """Somebody who fills in forms, the same way for the same number."""

    def __init__(self, chance: Random, words, new_id, now: str) -> None:
        self.chance, self.words, self.new_id, self.now = chance, words, new_id, now

    def fill(self, form: Form) -> Fields:
        """All fields that the form would post."""
        posted: Fields = {}
        for control in form.controls:
            self._take(posted, control, form.base(control.name))
        for name, controls in form.rows.items():
            for number in range(self.chance.choice((0, 0, 1, 2))):
                self._row(posted, controls, f"{name}-{number}-", f"{name}-__-")
        return posted

    def _row(self, posted: Fields, controls: tuple[Control, ...], prefix: str, blank: str) -> None:
        for control in controls:
            name = control.name.replace(blank, prefix)
            self._take(posted, replace(control, name=name, required=name.endswith("-text")), None)

    def _take(self, posted: Fields, control: Control, base: str | None) -> None:
        value = self._value(control, base)
        if value is not None and not (control.kind in ("radio", "checkbox", "button") and value in ("", [])):
            posted[control.name] = value

    def _value(self, control: Control, base: str | None) -> str | list[str] | None:
        if control.fresh:
            return self.new_id()
        if control.kind == "hidden":
            return control.value
        if control.kind in ("choice", "radio", "button"):
            return self._choose(control, base)
        if control.kind in ("checkbox", "file"):
            return self._several(control)
        if control.kind in ("day", "time", "month", "clock"):
            return self._when(control, base)
        return self._text(control, base)

    def _several(self, control: Control) -> list[str]:
        if control.kind == "file":
            return [re.sub(WORDS, lambda _place: self._quoted(), text) for text in control.choices]
        return [each for each in control.choices if self.chance.random() < (0.8 if each == control.value else 0.3)]

    def _quoted(self) -> str:
        """Words as they stand between quotes in a file, once it was looked at."""
        return json.dumps(stored(self.words()), ensure_ascii=False)[1:-1]

    def _choose(self, control: Control, base: str | None) -> str:
        must = control.kind == "choice" and control.required
        if base is not None and not (must and not control.value) and self.chance.random() < 0.6:
            return control.value
        if control.kind == "radio" and not control.required and self.chance.random() < 0.4:
            return control.value
        choices = [choice for choice in control.choices if choice] if must else control.choices
        return self.chance.choice(choices) if choices else ""

    def _when(self, control: Control, base: str | None) -> str:
        if control.soon and control.value and self.chance.random() < 0.9:  # it must come before long: as was proposed
            return control.value
        if (base is not None or not control.required) and self.chance.random() < 0.6:
            return control.value
        if control.kind == "month":
            return self.chance.choice(("2025-09", "2026-02"))
        if control.kind == "clock":
            return self.chance.choice(("07:30", "09:00", "15:00", "17:30"))
        day = self._day(control.name)
        if control.kind == "day":
            return day
        return f"{day}T{self.chance.randint(8, 16):02}:{self.chance.choice(('00', '30'))}"

    def _day(self, name: str) -> str:
        if name in ("at", "day") and self.chance.random() < 0.85:  # what is written down has mostly been
            return f"2026-11-{self.chance.randint(10, 22)}"
        if name == "due" and self.chance.random() < 0.05:  # the year was typed wrong
            return "2016-12-10"
        return f"2026-12-{self.chance.randint(10, 28)}"

    def _text(self, control: Control, base: str | None) -> str:
        if control.kind == "number":
            return control.value or (str(self.chance.randint(1, 900)) if control.required else "")
        must = control.required and not control.value
        if base is not None and not must and self.chance.random() < 0.5:
            return control.value
        if not control.required and self.chance.random() < 0.5:
            return control.value if base is None or self.chance.random() < 0.7 else ""
        if control.kind == "tel" and self.chance.random() < 0.5:
            return f"070-174 06 {self.chance.randint(10, 99)}"
        if self.chance.random() < 0.01:
            return self.words() + "x" * control.longest  # a form that was open while the limit became stricter
        return self.words()
