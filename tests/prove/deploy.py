"""A newer server whose forms name some fields otherwise, and the way back: phones hold pages and entries of both."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from familjelots.core import commands
from familjelots.core.commands import Command, Fields

from .house import Answer, House

RENAMED = {
    "write_note": ("text", "words"),
    "add_follow_up": ("text", "what"),
    "complete_follow_up": ("what_changed", "since_then"),
}
"""Command → a field's name at version 1, and at version 2."""


class Deploy:
    """Which version of the forms the house serves."""

    def __init__(self, house: House) -> None:
        self.house, self.newer, self.used = house, False, False
        if not _TODAY:
            _TODAY.update({command.name: command for command in commands.register if command.name in RENAMED})

    def turn(self) -> None:
        """Roll out the newer one, or roll back."""
        if self.newer:
            self.back()
        else:
            self.newer = self.used = True
            self._register({name: _renamed(command, *RENAMED[name]) for name, command in _TODAY.items()})

    def back(self) -> None:
        """The server of today."""
        self.newer = False
        self._register(_TODAY)

    def _register(self, served: dict[str, Command]) -> None:
        commands.register._commands.update(served)
        commands._forms.__dict__.clear()

    def undress(self, headers: dict[str, str]) -> dict[str, str]:
        """What a phone has from the other version, it has not from this one."""
        mark = "2" if self.newer else "1"
        if "Have" not in headers:
            return headers
        have = [etag[1:] for etag in headers["Have"].split(",") if etag[:1] == mark]
        return headers | {"Have": ",".join(have)}

    def dress(self, answer: Answer | None) -> Answer | None:
        """Pages as this version's templates would say them."""
        if answer is None or answer.status != 200:
            return answer
        kind = answer.headers.get("content-type", "")
        if kind.startswith("text/html"):
            return replace(answer, body=self._page(answer.text).encode())
        told = answer.json if kind.startswith("application/json") and b'"all"' in answer.body else None
        return replace(answer, body=json.dumps(self._caseload(told)).encode()) if told else answer

    def _caseload(self, told: dict[str, Any]) -> dict[str, Any]:
        mark = "2" if self.newer else "1"
        pages = [{**page, "etag": mark + page["etag"], "html": self._page(page["html"])} for page in told["pages"]]
        return {**told, "pages": pages, "all": [[path, etag and mark + etag] for path, etag in told["all"]]}

    def _page(self, html: str) -> str:
        if not self.newer:
            return html
        for command, (old, new) in RENAMED.items():
            form = re.compile(rf'<form\b[^>]*data-form="{command}".*?</form>', re.DOTALL)
            html = form.sub(lambda found, old=old, new=new: _newer(found[0], old, new), html)
        return html


def _newer(form: str, old: str, new: str) -> str:
    return form.replace(f'name="{old}"', f'name="{new}"').replace("data-form=", 'data-version="2" data-form=')


def _renamed(command: Command, old: str, new: str) -> Command:
    form = type(command.form.__name__, (command.form,), {new: getattr(command.form, old), old: None})

    def upgrade(fields: Fields) -> Fields:
        return {new if name == old else name: items for name, items in fields.items()}

    return replace(command, version=2, form=form, verb=_called_as_before(command.verb, old, new), upgrades={1: upgrade})


def _called_as_before(verb: Callable[..., list[str]], old: str, new: str) -> Callable[..., list[str]]:
    def call(*args: Any, **told: Any) -> list[str]:
        return verb(*args, **{old if name == new else name: value for name, value in told.items()})

    return call


_TODAY: dict[str, Command] = {}
