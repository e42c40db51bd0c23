"""`./run prove`: the rings, one after the other as asked; anything but 0 means that a promise was broken."""

import argparse
import secrets
import sys

HISTORIES = 1000


def main(words: list[str] | None = None) -> int:
    """Run the rings that were asked for; ring 1 with a thousand histories when none was."""
    chosen = _parser().parse_args(words)
    chosen.seed = secrets.randbelow(10**9) if chosen.seed is None else chosen.seed
    asked = [
        ring for ring in (_protocol, _phone, _network, _power, _push, _sweep) if getattr(chosen, ring.__name__[1:])
    ]
    return max([1 if ring(chosen) else 0 for ring in asked or [_protocol]])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run prove", description=__doc__)
    parser.add_argument("--protocol", type=int, metavar="N", help="ring 1: N histories against the app itself")
    parser.add_argument("--phone", type=int, metavar="N", help="ring 2: N histories of real phones that are killed")
    parser.add_argument("--firefox", action="store_true", help="ring 2 with Debian's Firefox in Chromium's place")
    parser.add_argument("--network", action="store_true", help="ring 3: a hostile network")
    parser.add_argument("--power", action="store_true", help="plant each bug in turn: all must be caught")
    parser.add_argument("--push", action="store_true", help="reminders through a real subscription of Firefox")
    parser.add_argument("--sweep", type=int, metavar="N", help="reminders whose sender is killed N times")
    parser.add_argument("--seed", type=int, help="replay what a failure printed")
    parser.add_argument("--shrink", action="store_true", help="ring 1: shorten a history that failed, for minutes")
    parser.add_argument("--workers", type=int, default=1, help="processes (1)")
    parser.add_argument("--bug", default="", help="with one of the planted bugs")
    return parser


def _protocol(chosen: argparse.Namespace) -> int:
    from . import protocol

    return protocol.run(chosen.protocol or HISTORIES, chosen.seed, chosen.workers, chosen.bug, chosen.shrink)


def _phone(chosen: argparse.Namespace) -> int:
    from .kills import ring

    return ring.run(chosen.phone, chosen.seed, chosen.workers, chosen.bug, chosen.firefox)


def _network(chosen: argparse.Namespace) -> int:
    from . import network

    return network.run(chosen.bug)


def _power(chosen: argparse.Namespace) -> int:
    from . import power

    return power.run(chosen.workers, chosen.bug)


def _push(_chosen: argparse.Namespace) -> int:
    from . import push

    return push.run()


def _sweep(chosen: argparse.Namespace) -> int:
    from .sweep import ring

    return ring.run(chosen.sweep, chosen.seed, chosen.bug)


if __name__ == "__main__":
    sys.exit(main())
