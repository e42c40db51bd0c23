"""docs/rows.md tells the truth: every test that it names is there, and none of the rows that are built is left out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT = {
    "U": range(1, 11),
    "M": (1, 2, 3, 4, 5, 6, 7, 9, 10),
    "L": (*range(1, 9), 11),
    "F": range(1, 9),
    "D": (1, 2, 3, 4, 5, 6, 8),
}


def listed() -> list[tuple[str, list[str], list[str]]]:
    """What a row is called, the files that it names, and how the tests in them begin."""
    lines = [line.strip("|").split("|") for line in (ROOT / "docs/rows.md").read_text("utf-8").splitlines()]
    tests = [(cells[0].strip(), cells[-1]) for cells in lines if len(cells) > 2 and "`tests/" in cells[-1]]
    return [
        (row, re.findall(r"`(tests/[^`]*)`", named), re.findall(r"`(test_[a-z0-9_]+_)…`", named))
        for row, named in tests
    ]


@pytest.mark.parametrize(
    ("row", "files", "beginnings"), listed(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_test_that_a_row_names_is_there(row, files, beginnings):
    for name in files:
        file = ROOT / name
        assert file.exists(), f"{row} names {name}"
        told = (
            file.read_text("utf-8") if file.is_file() else "".join(one.read_text("utf-8") for one in file.glob("*.py"))
        )
        for beginning in beginnings:
            assert f"def {beginning}" in told, f"{row}: no {beginning}… in {name}"


def test_every_row_that_is_built_is_listed():
    rows = {one for row, _files, _beginnings in listed() for one in re.findall(r"[A-Z]\d+", row)}
    assert {f"{letter}{number}" for letter, numbers in BUILT.items() for number in numbers} <= rows
