"""What a template compiles to: the ordinary case (a string, a dict, a plain function) is handled where it stands."""

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

JOINED = "string"
"""The filter of a block that `unfold` has put there only to join its pieces."""


class PlainCode(CodeGenerator):
    """Writes what Jinja would, without its detours. The environment offers `escaped` and `is_plain`."""

    environment: Any

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's names
        """The module, with the escaping at hand."""
        self.writeline("from markupsafe import _escape_inner")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: Any, frame: Frame, finalize: Any) -> None:
        self.write(
            "(_escape_inner(v) if type(v := ("
            if _escapes(frame)
            else "(environment.escaped if context.eval_ctx.autoescape else str)(("
        )

    def _output_child_post(self, node: Any, frame: Frame, finalize: Any) -> None:
        self.write(")) is str else environment.escaped(v))" if _escapes(frame) else "))")

    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> None:  # noqa: N802
        """A block that is only joined needs no filter for it."""
        if node.filter.name != JOINED:
            super().visit_FilterBlock(node, frame)
            return
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        self.enter_frame(inner)
        self.buffer(inner)
        self.blockvisit(node.body, inner)
        self.start_write(frame, node)
        self.write(f"concat({inner.buffer})")
        self.end_write(frame)
        self.leave_frame(inner)

    def pop_assign_tracking(self, frame: Frame) -> None:
        """What is set in a loop or a block stays there: nobody asks the context for it."""
        if frame.loop_frame or frame.block_frame:
            self._assign_stack.pop()
        else:
            super().pop_assign_tracking(frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`row.name`: the item of a dict."""
        self.write(f"(o[{node.attr!r}] if type(o := (")
        self.visit(node.node, frame)
        self.write(f")) is dict and {node.attr!r} in o else environment.getattr(o, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, **kwargs: Any) -> None:  # noqa: N802
        """A plain call where that is enough."""
        if kwargs or not self.environment.is_plain(node):
            super().visit_Call(node, frame, **kwargs)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def _escapes(frame: Frame) -> bool:
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile
