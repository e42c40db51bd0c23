"""A short share of it: `./run prove --sweep 200` kills more. Each in a process of its own, from which it forks."""

import re
import subprocess
import sys

import pytest

from .bugs import BUGS


def prove(kills: int, seed: int, bug: str = "") -> tuple[int, int, int]:
    """Kills, reminders that were lost, reminders that were seen twice."""
    command = [sys.executable, "-m", "tests.prove", "--sweep", str(kills), "--seed", str(seed), "--bug", bug]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"^(\d+) kills .* (\d+) lost, (\d+) visibly doubled, 0 wrong", told.stdout, re.MULTILINE)
    assert found, told.stdout + told.stderr
    assert (told.returncode == 0) is (found[2] == found[3] == "0")
    return int(found[1]), int(found[2]), int(found[3])


def test_a_sweep_that_is_killed_loses_nothing_and_shows_nothing_twice():
    assert prove(6, seed=1) == (6, 0, 0)


def caught(bug: str, seed: int) -> bool:
    _kills, lost, doubled = prove(6, seed, bug)
    return bool(doubled if "tag" in bug else lost)


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_caught(bug):
    assert any(caught(bug, seed) for seed in (1, 2, 3, 4))
