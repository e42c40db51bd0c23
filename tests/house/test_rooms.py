"""The house's rules that import-linter cannot say."""

import ast
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

import familjelots
from familjelots.core import commands

HOUSE = Path(familjelots.__file__).parent
WEB = ("flask", "flask_babel", "flask_login", "werkzeug", "wtforms")


def _modules() -> Iterator[Path]:
    yield from HOUSE.rglob("*.py")


def _imported(path: Path) -> Iterator[str]:
    """Absolute names of what a module imports."""
    here = path.relative_to(HOUSE.parent).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(here[: len(here) - node.level]) if node.level else ""
            base = ".".join(part for part in (above, node.module or "") if part)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _imports_web(path: Path) -> bool:
    return any(name.split(".")[0] in WEB for name in _imported(path))


def test_sql_and_schema_know_nothing_of_http() -> None:
    found = [path for path in _modules() if path.name in ("queries.py", "schema.py") and _imports_web(path)]
    assert found == []


def test_verbs_know_nothing_of_http(app: Flask) -> None:
    verbs = {command.verb.__module__ for command in commands.register}
    assert len(verbs) > 10
    found = [name for name in verbs if _imports_web(HOUSE.parent / (name.replace(".", "/") + ".py"))]
    assert found == []


def test_nobody_uses_the_routes_of_another_room() -> None:
    found = []
    for path in _modules():
        room = path.relative_to(HOUSE).parts[0]
        for name in _imported(path):
            parts = name.split(".")
            if parts[0] == "familjelots" and parts[-1] == "routes" and parts[1] != room:
                found.append((str(path), name))
    assert found == []


def test_no_drawers_for_everything() -> None:
    assert not [path for path in _modules() if path.name in ("utils.py", "services.py", "helpers.py", "common.py")]
