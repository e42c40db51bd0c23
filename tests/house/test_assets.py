"""Scripts and styles travel without their comments, and mean the same."""

import shutil
import subprocess
from pathlib import Path

import pytest
from flask import Flask

from familjelots.core.web.assets import NOTES, STATIC, without_notes

OWN = sorted(file for kind in ("js", "css") for file in (STATIC / kind).rglob(f"*.{kind}"))


def _name(file: Path) -> str:
    return file.relative_to(STATIC).as_posix()


def test_comments_on_lines_of_their_own_stay_at_home() -> None:
    source = '/** a\n * b */\nconst x = /** @type {A} */ (y);\n  // c\nconst z = "// d"; // e\n/* f */ g();\n/*h*/\n'
    assert NOTES.sub("", source) == 'const x = /** @type {A} */ (y);\nconst z = "// d"; // e\n/* f */ g();\n'


@pytest.mark.parametrize("file", [file for file in OWN if file.suffix == ".js"], ids=_name)
def test_what_is_left_is_a_module(file: Path, tmp_path: Path) -> None:
    node = shutil.which("node")
    if not node:
        from hatch_build import node_command

        node = node_command()[0]
    lean = tmp_path / "lean.mjs"
    lean.write_text(without_notes(_name(file)))
    subprocess.run([node, "--check", str(lean)], check=True)
    kept = [line for line in lean.read_text().splitlines() if line.strip()]
    code = [line for line in file.read_text().splitlines() if not line.lstrip().startswith(("/*", "*", "//"))]
    assert [line for line in code if line.strip() and line not in kept] == []


def test_assets_are_kept_for_ever_under_their_build_only(app: Flask) -> None:
    client = app.test_client()
    for name in ("js/app.js", "css/base.css", "vendor/theme.css"):
        current = client.get(f"/static/{app.config['BUILD']}/{name}", buffered=True)
        assert "immutable" in current.headers["Cache-Control"]
        assert "max-age=31536000" in current.headers["Cache-Control"]
        assert "no-cache" not in current.headers["Cache-Control"]
        known = {"If-None-Match": current.headers["ETag"]}
        older = client.get(f"/static/older/{name}", headers=known, buffered=True)
        assert older.status_code == 304
        assert "immutable" not in older.headers["Cache-Control"]
    assert client.get("/static/x/js/nothing.js").status_code == 404
    assert client.get("/static/x/js/../../cli.py").status_code == 404
