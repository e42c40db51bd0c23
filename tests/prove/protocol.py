"""`--protocol N`: so many histories of ring 1, in blocks that one seed each replays."""

import gc
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from familjelots.core import commands

from . import bugs
from .checker import unknown_commands
from .histories import Histories
from .house import pull_down, the_house

STEPS = 60
BLOCK = 100
"""Hypothesis remembers all that it has tried: a block is small enough not to grow, and quick to replay."""

OFTEN = 50
"""Who has written a thing so often must have saved it once."""

SELDOM_SWEPT = 100_000
"""So many new objects before Python looks for cycles among them: histories are a twentieth quicker than by its 700."""

CALM = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example, HealthCheck.filter_too_much)


@dataclass
class Outcome:
    """What a block of histories has shown."""

    seed: int
    histories: int
    failure: str = ""
    done: Counter[str] = field(default_factory=Counter)


def run(count: int, first_seed: int, workers: int = 1, bug: str = "", shrink: bool = False) -> int:
    """Run histories and say what they showed; 0 when every promise was kept."""
    started, total = time.monotonic(), Counter()
    for outcome in outcomes(count, first_seed, workers, bug, shrink):
        total.update(outcome.done)
        took = time.monotonic() - started
        print(
            f"· {total['histories']} histories, {1000 * took / max(1, total['histories']):.0f} ms each,"
            f" seed {outcome.seed}",
            flush=True,
        )
        if outcome.failure:
            print(f"{outcome.failure}\n\nFAILED. This replays it: {command_for(outcome, bug)}", flush=True)
            return 1
    for what, often in sorted((+total).items()):
        print(f"{often:>9}  {what}")
    unwritten = never_written(total)
    print(f"{len(unwritten):>9}  commands never written: {', '.join(unwritten) or 'none'}")
    refused = never_applied(total)
    if refused:
        print(f"FAILED. Written at least {OFTEN} times and never applied: {', '.join(refused)}", flush=True)
        return 1
    print(f"{total['histories']} histories: nothing lost, nothing doubled, nothing silently overwritten.", flush=True)
    return 0


def never_written(done: Counter[str]) -> list[str]:
    """Commands of the house that no history has written: each block counts them all from nought."""
    asked = {what.removeprefix("written "): often for what, often in done.items() if what.startswith("written ")}
    return sorted(command for command, often in asked.items() if not often)


def never_applied(done: Counter[str]) -> list[str]:
    """Commands that were written often and always put aside, for whatever reason: nobody could save such a thing."""
    written = {what.removeprefix("written "): often for what, often in done.items() if what.startswith("written ")}
    return sorted(name for name, often in written.items() if often >= OFTEN and not done[f"applied {name}"])


def command_for(outcome: Outcome, bug: str) -> str:
    """The words that replay a block."""
    return f"./run prove --protocol {outcome.histories} --seed {outcome.seed}" + (f' --bug "{bug}"' if bug else "")


def outcomes(count: int, first_seed: int, workers: int, bug: str, shrink: bool):
    """Blocks as they are done; none after the first that failed."""
    blocks = [(first_seed + number, min(BLOCK, count - number * BLOCK), bug) for number in range(-(-count // BLOCK))]
    one = partial(run_block, shrink=shrink)
    if workers == 1:
        for block in blocks:
            yield (made := one(block))
            if made.failure:
                break
        pull_down()
        return
    with get_context("spawn").Pool(workers) as pool:
        for made in pool.imap_unordered(one, blocks):
            yield made
            if made.failure:
                pool.terminate()
                break


def run_block(block: tuple[int, int, str], shrink: bool = False) -> Outcome:
    """Some histories from one seed, perhaps with a planted bug. To shorten one that failed takes minutes."""
    number, histories, bug = block
    gc.set_threshold(SELDOM_SWEPT)
    the_house()
    missing = unknown_commands(command.name for command in commands.register)
    if missing:
        return Outcome(number, histories, f"The proof knows no way to write: {', '.join(missing)}")
    Histories.done = Counter({f"written {command.name}": 0 for command in commands.register})
    with bugs.planted(bug):
        failure = _run_machine(number, histories, shrink)
    return Outcome(number, histories, failure, Histories.done)


def _run_machine(number: int, histories: int, shrink: bool) -> str:
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    how = settings(
        max_examples=histories, stateful_step_count=STEPS, database=None, deadline=None, phases=phases,
        suppress_health_check=CALM, verbosity=Verbosity.normal, print_blob=False,
    )  # fmt: skip
    try:
        run_state_machine_as_test(seed(number)(type("Histories", (Histories,), {})), settings=how)
    except Exception as found:  # noqa: BLE001 - whatever it is, it is told with its seed
        return "\n".join([*getattr(found, "__notes__", []), f"{type(found).__name__}: {found}"])
    return ""
