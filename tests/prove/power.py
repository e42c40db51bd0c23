"""`--power`: each planted bug in turn must be caught by the default run of a ring, or the proof is void."""

import re
import subprocess
import sys
import time
from dataclasses import dataclass

from . import protocol
from .bugs import PLANTED
from .kills.bugs import BUGS

HISTORIES = 1000
"""Ring 1's default run: a bug that lives longer has escaped."""
SEED = 1
KILLS = 60
BROKEN = "Broken: "
"""What the checker says. Anything else that goes wrong has caught nothing."""


@dataclass
class Caught:
    """What became of one bug."""

    bug: str
    ring: str
    after: str
    seconds: float
    escaped: bool = False


def run(workers: int = 1, only: str = "") -> int:
    """Plant them all, one at a time, and print the table; 0 when every one was caught."""
    table = [_in_protocol(bug) for bug in PLANTED if only in bug]
    table += [_in_browsers(bug, BUGS[bug].ring, workers) for bug in BUGS if only in bug]
    print("\n| planted bug | caught by | after | seconds |\n|---|---|---|---|")
    for one in table:
        print(f"| {one.bug} | {'ESCAPED' if one.escaped else one.ring} | {one.after} | {one.seconds:.0f} |")
    return sum(one.escaped for one in table)


def _in_protocol(bug: str) -> Caught:
    began, histories = time.monotonic(), 0
    for number in range(HISTORIES // protocol.BLOCK):
        outcome = protocol.run_block((SEED + number, protocol.BLOCK, bug))
        histories += outcome.done["begun"]
        if BROKEN in outcome.failure:
            return _told(Caught(bug, "1, protocol", f"{histories} histories", time.monotonic() - began))
    return _told(Caught(bug, "1, protocol", f"{histories} histories", time.monotonic() - began, escaped=True))


def _in_browsers(bug: str, ring: str, workers: int) -> Caught:
    """The rings of real phones, each in a process of its own: the bug is planted in what it serves."""
    began = time.monotonic()
    asked = ["--phone", str(KILLS), "--seed", "0", "--workers", str(workers)] if ring == "phone" else ["--network"]
    command = [sys.executable, "-m", "tests.prove", *asked, "--bug", bug]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = r"caught after (\d+) histories" if ring == "phone" else r"1 failed(?:, (\d+) passed)?"
    found = re.search(said, done.stdout)
    after = f"{found[1] or 0} {'histories' if ring == 'phone' else 'tests'}" if found else "nothing was said"
    name = {"phone": "2, phones killed", "network": "3, hostile network"}[ring]
    return _told(Caught(bug, name, after, time.monotonic() - began, escaped=found is None))


def _told(caught: Caught) -> Caught:
    print(f"· {caught.bug}: {'ESCAPED' if caught.escaped else 'caught'} after {caught.after}", flush=True)
    return caught
