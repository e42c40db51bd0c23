"""The register of commands. A form post and an entry of a phone's batch run the very same one."""

import re
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from .errors import Conflict, Invalid

Fields = Mapping[str, list[str]]


@dataclass(frozen=True)
class Command:
    """A change that a person can ask for.

    verb:     `verb(db, who, op, **rule_args, **form_data) -> list[str]`, the paths of pages that changed.
    page:     `page(db, who, form, **rule_args) -> str`, the page with what was typed, after an invalid plain post.
    after:    `after(who, **rule_args) -> str`, where a plain post goes when it is done.
    upgrades: for each earlier version, the function that turns its fields into those of the version after it.
    """

    name: str
    version: int
    rule: str
    form: type
    verb: Callable[..., list[str]]
    page: Callable[..., Any] | None = None
    after: Callable[..., str] | None = None
    upgrades: Mapping[int, Callable[[Fields], Fields]] = field(default_factory=dict, hash=False)

    def understand(self, version: int | None, fields: Fields) -> Fields:
        """The fields of any version as this one takes them; None is this one.

        Raises `Conflict` for a version from the future, and for one so old that nothing says what its fields meant.
        """
        if version and version > self.version:
            raise Conflict("newer_app")
        for older in range(version or self.version, self.version):
            if older not in self.upgrades:
                raise Conflict("older_app")
            fields = self.upgrades[older](fields)
        return fields


@dataclass
class Register:
    """All commands of the house, found by the path they are posted to."""

    _map: Map = field(default_factory=Map)
    _commands: dict[str, Command] = field(default_factory=dict)
    _shapes: dict[str, re.Pattern] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._adapter = self._map.bind("")

    def add(self, command: Command) -> None:
        """Register a command; its name and rule are unique."""
        if command.name in self._commands:
            return
        self._commands[command.name] = command
        self._shapes[command.name] = re.compile(re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", command.rule))
        self._map.add(Rule(command.rule, endpoint=command.name, methods=["POST"]))

    def __iter__(self):
        return iter(self._commands.values())

    def find(self, path: str, name: str | None = None) -> tuple[Command, dict[str, Any]] | None:
        """The command posted at a path with the path's arguments, or None. `name`, where it is told, is tried first."""
        shaped = self._shapes[name].fullmatch(path) if name in self._shapes else None
        if name and shaped:
            return self._commands[name], shaped.groupdict()
        try:
            known, args = self._adapter.match(path, "POST")
        except HTTPException:
            return None
        return self._commands[known], dict(args)

    def path(self, name: str, **args: str) -> str:
        """The path that a command is posted to."""
        return self._adapter.build(name, args)


register = Register()


def bound_form(command: Command, fields: Fields, version: int | None = None) -> Any:
    """The command's form holding the posted fields, whatever can be understood of them; not yet validated."""
    with suppress(Exception):  # fields that no upgrade can read are shown as they came
        fields = command.understand(version, fields)
    return command.form(formdata=_posted(fields))


_forms = threading.local()


def _form_to_run(command: Command, fields: Fields) -> Any:
    """The thread's own form of a command, filled anew: building one costs more than all the rest of a small command."""
    form = getattr(_forms, command.name, None)
    if form is None:
        form = command.form()
        setattr(_forms, command.name, form)
    form.process(_posted(fields))
    return form


def _posted(fields: Fields) -> MultiDict:
    return MultiDict([(name, item) for name, items in fields.items() for item in items])


def run(
    db: Any, who: Any, command: Command, args: dict, op: str, fields: Fields, version: int | None = None
) -> list[str]:
    """Validate the fields and run the verb; the paths of pages that changed. Raises `Refused`."""
    form = _form_to_run(command, command.understand(version, fields))
    if not form.validate():
        raise Invalid("invalid", errors=form.errors)
    return command.verb(db, who, op, **args, **form.arguments())
