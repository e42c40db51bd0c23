"""A short share of ring 1: `./run prove --protocol N` runs more of it."""

import time

import pytest

from familjelots.core import commands

from . import bugs, checker, protocol
from .house import pull_down, the_house

SECONDS = 20
SEED = 20_261_122
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")


@pytest.fixture(autouse=True)
def _house():
    yield the_house()
    pull_down()


def test_histories_lose_double_and_overwrite_nothing():
    began, number = time.monotonic(), 0
    while number == 0 or time.monotonic() - began < SECONDS:
        outcome = protocol.run_block((SEED + number, 10, ""))
        assert not outcome.failure, f"{outcome.failure}\n{protocol.command_for(outcome, '')}"
        number += 1


def test_the_proof_knows_every_command():
    assert checker.unknown_commands(command.name for command in commands.register) == []


def test_a_planted_bug_is_caught():
    assert protocol.run_block((SEED, 100, "every op is new")).failure
    assert len(bugs.PLANTED) >= 12
