"""Assets under `/static/<build>/…`: modules import each other relatively and cache for ever."""

import hashlib
import re
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, send_from_directory
from markupsafe import Markup

ICONS = "/static/-/vendor/icons.svg"
"""The icons' address is the same in every build: pages that phones keep must not change with a deploy."""

NOTES = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//(?!#)[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
"""Comments with lines of their own: a quarter of what a phone would load. `//#` speaks to the browser and stays."""

STATIC = Path(__file__).parents[2] / "static"


def build_id() -> str:
    """A short name for exactly these assets."""
    digest = hashlib.sha256()
    for file in sorted(STATIC.rglob("*")):
        if file.is_file():
            digest.update(f"{file.relative_to(STATIC)}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _own_source(name: str, age: int) -> Response | None:
    """Our own scripts and styles, without their comments; None for anything else."""
    if not re.fullmatch(r"(?:js|css)/[\w/]+\.(?:js|css)", name) or not (STATIC / name).is_file():
        return None
    answer = Response(without_notes(name), mimetype="text/css" if name.endswith(".css") else "text/javascript")
    answer.cache_control.max_age = age
    answer.add_etag()
    answer.make_conditional(request)
    return answer


@cache
def without_notes(name: str) -> str:
    """What a phone needs of a source file."""
    return NOTES.sub("", (STATIC / name).read_text(encoding="utf-8"))


def register(app: Flask) -> None:
    """Serve the assets and give templates `asset()` and `icon()`."""
    app.config["BUILD"] = build_id()
    prefix = f"/static/{app.config['BUILD']}"

    @app.get("/static/<build>/<path:name>", endpoint="static")
    def static_file(build: str, name: str) -> Response:
        # An older build's address may be asked for by a page that was open during a deploy: same name, newest text.
        current = build == app.config["BUILD"]
        age = 31536000 if current else 0
        answer = _own_source(name, age) or send_from_directory(STATIC, name, max_age=age)
        if current:
            answer.cache_control.immutable = True
        return answer

    def asset(name: str) -> str:
        return f"{prefix}/{name}"

    app.jinja_env.globals.update(asset=asset, icon=icon)


@cache
def icon(name: str) -> Markup:
    """One of our icons. It says nothing by itself: words stand beside it."""
    use = f'<use href="{ICONS}#{name}"></use>'
    return Markup(f'<svg class="icon" aria-hidden="true" focusable="false">{use}</svg>')  # noqa: S704 - our own names
