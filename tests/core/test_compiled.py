"""Compiled templates are kept between processes, in a folder that is the user's alone."""

import stat
from pathlib import Path

import pytest
from flask import Flask

from familjelots import create_app
from familjelots.core.web import compiled


@pytest.fixture(autouse=True)
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A temporary folder of its own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def app(temporary: Path, instance: Path) -> Flask:
    """An app of the test's own: it has compiled nothing yet."""
    return create_app(INSTANCE=str(instance))


def opened(app: Flask) -> str:
    return app.test_client().get("/sign-in").text


def test_the_second_process_reads_what_the_first_has_compiled(app, temporary, monkeypatch):
    first = opened(app)
    files = {file: file.stat().st_mtime_ns for file in temporary.rglob("familjelots-*")}
    assert files
    assert all(stat.S_IMODE(file.parent.stat().st_mode) == stat.S_IRWXU for file in files)
    second = create_app(INSTANCE=app.config["INSTANCE"])
    monkeypatch.setattr(second.jinja_env, "compile", None)
    assert opened(second).split("<main")[1][:40] == first.split("<main")[1][:40]
    assert {file: file.stat().st_mtime_ns for file in temporary.rglob("familjelots-*")} == files


def test_where_nothing_can_be_written_pages_are_drawn_all_the_same(app, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", "/proc/nowhere")
    assert "<main" in opened(app)


def test_another_build_has_files_of_its_own(app, temporary, monkeypatch):
    opened(app)
    names = {file.name for file in temporary.rglob("familjelots-*")}
    monkeypatch.setattr(compiled, "build", lambda: "another")
    opened(create_app(INSTANCE=app.config["INSTANCE"]))
    assert {file.name for file in temporary.rglob("familjelots-another-*")}
    assert names < {file.name for file in temporary.rglob("familjelots-*")}
