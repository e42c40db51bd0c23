"""Jinja as we run it: the same templates, compiled to less work.

A page of rows spends half its time in the machinery between an expression and the text. So at compile time

- what is known beforehand is written into the text: translations, for each language its own compilation;
- `{% include "a.html" %}` is unfolded in place: an include costs a whole context each time;
- a block is joined where it is written, not passed piece by piece through every layout around it;
- calls of our own plain functions are plain calls;
- a string is escaped where it stands, without a `Markup` around each;
- `row.name` reads the item of a dict first.
"""

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, cast

from flask import Flask
from flask.templating import Environment
from jinja2 import BaseLoader, Template, nodes
from jinja2.utils import _PassArg
from markupsafe import Markup, _escape_inner, escape  # pyright: ignore[reportPrivateImportUsage]

from .compiled import kept
from .plain_code import PlainCode
from .unfold import Unfold, name_of

GIVEN_FUNCTIONS = frozenset({"op", "new_id"})
"""Plain functions that each rendering brings along; others are globals of the environment."""


def escaped(value: Any) -> str:
    """A value safe in HTML; markup of our own is passed on without a copy."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else str(escape(value))


class ItemFirstEnvironment(Environment):
    """The environment of all templates."""

    code_generator_class = PlainCode
    escaped = staticmethod(escaped)
    known: Mapping[str, Callable[..., str]] = {}

    def __init__(self, app: Flask, **options: Any) -> None:
        super().__init__(app, **options)
        self.variants: dict[tuple[str, ...], ItemFirstEnvironment] = {}

    def knowing(self, case: tuple[str, ...], known: Mapping[str, Callable[..., str]]) -> "ItemFirstEnvironment":
        """Make this environment's variant for a case in which the results of some functions are known."""
        variant = cast("ItemFirstEnvironment", self.overlay())
        variant.known = known
        variant.__dict__["loaded"] = {}
        variant.bytecode_cache = None if self.auto_reload else kept(case)
        self.variants[case] = variant
        return variant

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002 - as Jinja calls it
        """A template, found at once the second time: without reloading it is the same for ever."""
        if self.auto_reload or globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        loaded: dict[str, Template] = self.__dict__.setdefault("loaded", {})
        if name not in loaded:
            loaded[name] = super().get_template(name, parent)
        return loaded[name]

    def is_plain(self, node: nodes.Call) -> bool:
        """Whether a call is of a plain function of ours, by position: one that needs nothing of Jinja's."""
        if node.kwargs or node.dyn_args or node.dyn_kwargs:
            return False
        name = name_of(node)
        own = self.globals.get(name)
        return name in GIVEN_FUNCTIONS or (
            callable(own) and not isinstance(own, type) and _PassArg.from_obj(own) is None
        )

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's own globals: a template adds none, and a chain of maps is slow to walk."""
        return super().make_globals(d) if d else self.globals

    @property
    def sources(self) -> BaseLoader:
        """Where templates are read from."""
        if self.loader is None:
            raise RuntimeError("no loader")
        return self.loader

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        return tree if self.auto_reload else Unfold(self).visit(tree)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The item of that name, else the attribute."""
        try:
            return obj[attribute]
        except (TypeError, LookupError, AttributeError):
            return super().getattr(obj, attribute)
