"""Jinja as we run it: the same templates, compiled to less work.

A page of rows spends half its time in the machinery between an expression and the text. So at compile time

- `{% include "a.html" %}` is unfolded in place: an include costs a whole context each time;
- a block is joined where it is written, not passed piece by piece through every layout around it;
- calls of our own plain functions, translations above all, are plain calls;
- a value is escaped to a plain string, without a `Markup` around each;
- `row.name` reads the item of a dict first.
"""

from typing import Any

from flask.templating import Environment
from jinja2 import BaseLoader, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import _escape_inner, escape  # pyright: ignore[reportPrivateImportUsage]

PLAIN_FUNCTIONS = frozenset(
    {"_", "op", "new_id", "day", "time", "day_time", "relative", "received", "spelled", "icon", "asset"}
)
"""Template functions that need nothing of Jinja's."""


def escaped(value: Any) -> str:
    """A value safe in HTML, as a plain string."""
    return _escape_inner(value) if type(value) is str else str(escape(value))


class PlainCode(CodeGenerator):
    """Writes `{{ value }}` as `escaped(value)` and calls plain functions without asking the context."""

    def _output_child_pre(self, node: Any, frame: Frame, finalize: Any) -> None:
        known = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
        escaping = "environment.escaped" if known else "(environment.escaped if context.eval_ctx.autoescape else str)"
        self.write(f"{escaping}(")
        if finalize.src is not None:
            self.write(finalize.src)

    def visit_Call(self, node: nodes.Call, frame: Frame, **kwargs: Any) -> None:  # noqa: N802 - Jinja's name
        """A plain call where that is enough."""
        if not _is_plain(node) or kwargs:
            super().visit_Call(node, frame, **kwargs)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def _is_plain(node: nodes.Call) -> bool:
    named = isinstance(node.node, nodes.Name) and node.node.name in PLAIN_FUNCTIONS
    return named and not (node.kwargs or node.dyn_args or node.dyn_kwargs)


class Unfold(NodeTransformer):
    """Puts included templates where they are included, and joins each block at its own place."""

    def __init__(self, environment: "ItemFirstEnvironment") -> None:
        self.environment = environment

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802
        """The included template itself, in a scope of its own."""
        if not isinstance(node.template, nodes.Const) or node.ignore_missing or not node.with_context:
            return node
        name = node.template.value
        source, filename, _ = self.environment.sources.get_source(self.environment, name)
        included = self.environment._parse(source, name, filename)  # noqa: SLF001
        if included.find(nodes.Extends) or included.find(nodes.Block):
            return node
        return nodes.Scope(included.body, lineno=node.lineno)

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802
        """The block, its pieces joined before they leave it."""
        self.generic_visit(node)
        if node.body:
            join = nodes.Filter(None, "string", [], [], None, None, lineno=node.lineno)
            node.body = [nodes.FilterBlock(node.body, join, lineno=node.lineno)]
        return node


class ItemFirstEnvironment(Environment):
    """The environment of all templates."""

    code_generator_class = PlainCode
    escaped = staticmethod(escaped)

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
