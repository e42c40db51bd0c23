"""A parsed template before it is compiled: what is known beforehand is put into it."""

from typing import Any, cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from .plain_code import JOINED


class Unfold(NodeTransformer):
    """Puts included templates where they are included, known words into the text, and joins blocks at their place."""

    def __init__(self, environment: Any) -> None:
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

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """The value of a call that is known now."""
        self.generic_visit(node)
        known = self.environment.known.get(name_of(node))
        if (
            known is None
            or not self.environment.is_plain(node)
            or not all(isinstance(argument, nodes.Const) for argument in node.args)
        ):
            return node
        return nodes.Const(known(*(cast("nodes.Const", argument).value for argument in node.args)), lineno=node.lineno)

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802
        """The block, its pieces joined before they leave it."""
        self.generic_visit(node)
        if node.body:
            join = nodes.Filter(None, JOINED, [], [], None, None, lineno=node.lineno)
            node.body = [_asks_first(node), nodes.FilterBlock(node.body, join, lineno=node.lineno)]
        return node


def _asks_first(block: nodes.Block) -> nodes.Node:
    """A mention of all that a block asks the context for, so that it is asked once and not in every turn of a loop."""
    names = [nodes.Name(name, "load") for name in sorted(_asked(block))]
    return nodes.If(nodes.Const(False), [nodes.Output(list[nodes.Expr](names))], [], [], lineno=block.lineno)


def _asked(block: nodes.Block) -> set[str]:
    stored = {name.name for name in block.find_all(nodes.Name) if name.ctx != "load"}
    return {name.name for name in block.find_all(nodes.Name)} - stored


def name_of(call: nodes.Call) -> str:
    """The name of what is called; empty when it is no name."""
    return call.node.name if isinstance(call.node, nodes.Name) else ""
