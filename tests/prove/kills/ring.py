"""Many histories, on one worker or several; each failure names its seed and how to see it again."""

import multiprocessing
import os
import shutil
import signal
import tempfile
import time
import traceback
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from queue import Queue

from playwright.sync_api import Playwright, sync_playwright

from . import fox
from .bugs import VARIABLE
from .history import History, Kit
from .plan import plan
from .prepared import Prepared, prepare

MEMORY = Path("/dev/shm")
DONE = None
TRIES = 2


def run(count: int, seed: int = 0, workers: int = 1, bug: str = "", firefox: bool = False) -> int:
    """Run histories `seed`, `seed + 1`, …; returns how many failed. With a planted bug the first failure is enough."""
    os.environ[VARIABLE] = bug
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    context = multiprocessing.get_context("spawn")
    told: Queue = context.Manager().Queue()
    shares = [list(range(seed + first, seed + count, workers)) for first in range(min(workers, count))]
    processes = [context.Process(target=_work, args=(share, told, firefox)) for share in shares]
    for process in processes:
        process.start()
    try:
        failed = _listen(told, len(processes), count, bug, firefox)
        for process in processes if not bug else ():
            process.join(timeout=60)
        return failed
    finally:
        for process in processes:
            process.terminate()  # it ends its own browsers and server first
            process.join(timeout=60)


def _work(seeds: list[int], told: Queue, firefox: bool) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = Path(tempfile.mkdtemp(prefix="prove-phones-", dir=MEMORY if MEMORY.is_dir() else None))
    try:
        with sync_playwright() if not firefox else nullcontext() as playwright:
            kit = Kit(playwright, _prepared(playwright, folder), folder / "histories")
            for seed in seeds:
                told.put((seed, *_one(kit, seed)))
    except Exception:  # noqa: BLE001 - whatever it was, it is told
        told.put((-1, traceback.format_exc(), 0.0))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        told.put(DONE)


def _prepared(playwright: Playwright | None, folder: Path) -> Prepared:
    """On a machine that has much else to do the first try may be too slow."""
    for _ in range(TRIES):
        try:
            return prepare(playwright, folder) if playwright else fox.prepare(folder)
        except Exception:  # noqa: BLE001 - told below, when it goes on
            shutil.rmtree(folder, ignore_errors=True)
    return prepare(playwright, folder) if playwright else fox.prepare(folder)


def _one(kit: Kit, seed: int) -> tuple[str, float]:
    """What went wrong in a history, or nothing; and its seconds."""
    began = time.monotonic()
    problem = ""
    try:
        (History if kit.playwright else fox.FoxHistory)(kit, plan(seed)).run()
    except Exception:  # noqa: BLE001 - whatever it was, it is a failure with a seed
        problem = traceback.format_exc()
    return problem, time.monotonic() - began


def _listen(told: Queue, workers: int, count: int, bug: str, firefox: bool) -> int:
    failed: Counter = Counter()
    passed: Counter = Counter()
    began = time.monotonic()
    while workers:
        answer = told.get()
        if answer is DONE:
            workers -= 1
            continue
        seed, problem, seconds = answer
        drawn = fox.alone(plan(max(seed, 0))) if firefox else plan(max(seed, 0))
        (failed if problem else passed)[f"{drawn.victim} {drawn.point}"] += 1
        word = "FAILED" if problem else "ok"
        print(f"{seed:>6}  {word:<6} {seconds:5.1f} s  {drawn.name}", flush=True)
        if problem:
            also = (" --firefox" if firefox else "") + (f' --bug "{bug}"' if bug else "")
            print(f"{problem}\nAgain: ./run prove --phone 1 --seed {seed}{also}", flush=True)
        if problem and bug:
            print(f"caught after {passed.total() + 1} histories: {bug}", flush=True)
            return 1
    for point in sorted(passed | failed):
        print(f"{point:<24} {passed[point]:>4} kept, {failed[point]} failed")
    missing = count - passed.total() - failed.total()
    print(f"{passed.total()} kill histories kept every promise, {failed.total() + missing} did not; "
          f"{time.monotonic() - began:.0f} s")  # fmt: skip
    return failed.total() + missing
