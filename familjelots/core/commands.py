"""The register of commands. A form post and an entry of a phone's batch run the very same one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from .errors import Invalid


@dataclass(frozen=True)
class Command:
    """A change that a person can ask for.

    verb:  `verb(db, who, op, **rule_args, **form_data) -> list[str]`, the paths of pages that changed.
    page:  `page(db, who, form, **rule_args) -> str`, the page again with what was typed, after an invalid plain post.
    after: `after(who, **rule_args) -> str`, where a plain post goes when it is done.
    """

    name: str
    version: int
    rule: str
    form: type
    verb: Callable[..., list[str]]
    page: Callable[..., Any] | None = None
    after: Callable[..., str] | None = None


@dataclass
class Register:
    """All commands of the house, found by the path they are posted to."""

    _map: Map = field(default_factory=Map)
    _commands: dict[str, Command] = field(default_factory=dict)

    def add(self, command: Command) -> None:
        """Register a command; its name and rule are unique."""
        if command.name in self._commands:
            return
        self._commands[command.name] = command
        self._map.add(Rule(command.rule, endpoint=command.name, methods=["POST"]))

    def __iter__(self):
        return iter(self._commands.values())

    def find(self, path: str) -> tuple[Command, dict[str, Any]] | None:
        """The command posted at a path with the path's arguments, or None."""
        try:
            name, args = self._map.bind("").match(path, "POST")
        except HTTPException:
            return None
        return self._commands[name], dict(args)

    def path(self, name: str, **args: str) -> str:
        """The path that a command is posted to."""
        return self._map.bind("").build(name, args)


register = Register()


def bound_form(command: Command, fields: Mapping[str, list[str]]) -> Any:
    """The command's form holding the posted fields; not yet validated."""
    posted = MultiDict([(name, item) for name, items in fields.items() for item in items])
    return command.form(formdata=posted)


def run(db: Any, who: Any, command: Command, args: dict, op: str, fields: Mapping[str, list[str]]) -> list[str]:
    """Validate the fields and run the verb; the paths of pages that changed. Raises `Refused`."""
    form = bound_form(command, fields)
    if not form.validate():
        raise Invalid("invalid", errors=form.errors)
    return command.verb(db, who, op, **args, **form.arguments())
