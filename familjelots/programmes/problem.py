"""What is wrong with a pack: a code, where, and what stood there. The words for people live in `problem_words`."""

from dataclasses import dataclass

Place = tuple[str | int, ...]
MOST = 20
"""More than these are not told: whoever mends them reads the rest the next time."""


@dataclass(frozen=True)
class Problem:
    """One fault. `place` leads to it: part, row (from 0), field, language."""

    code: str
    place: Place = ()
    value: str = ""


class BadPack(Exception):  # noqa: N818 - somebody's file, not our error
    """A pack that cannot be used, with all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(f"{problem.code} {problem.place} {problem.value}" for problem in problems[:MOST]))
        self.problems = problems[:MOST]
