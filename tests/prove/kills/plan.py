"""What happens in one history, all of it from its seed."""

from dataclasses import dataclass
from random import Random

BROWSER = (
    "before_commit", "after_commit", "before_send", "before_reply", "before_delete", "in_caseload", "in_locking",
)  # fmt: skip
SERVER = ("before_begin", "in_transaction", "after_commit", "in_reply")
POINTS = tuple(("phone", point) for point in BROWSER) + tuple(("server", point) for point in SERVER)
KINDS = ("note", "visit", "tick")


@dataclass(frozen=True)
class Plan:
    """Who is killed where, and what is written before and meanwhile."""

    seed: int
    victim: str
    point: str
    skip: int
    moment: int
    kinds: tuple[str, ...]
    offline: bool
    tabs: int
    other: str
    restart: bool

    @property
    def name(self) -> str:
        """For people."""
        more = [f"{self.tabs} tabs"] * (self.tabs > 1) + [f"{self.other}'s phone"] * bool(self.other)
        return ", ".join([f"{self.victim} killed {self.point}", *more])


def plan(seed: int) -> Plan:
    """The points come in turn; everything else is drawn."""
    chance = Random(seed)
    victim, point = POINTS[seed % len(POINTS)]
    kinds = tuple(chance.sample(KINDS, chance.randint(1, 3)))
    skips = {"in_caseload": chance.randint(0, 4), "in_locking": chance.randint(0, 2), "before_delete": seed // 11 % 2}
    skip = skips.get(point, 0)
    return Plan(
        seed, victim, _variant(chance, point) if victim == "phone" else point, skip, chance.randint(0, 250), kinds,
        offline=chance.random() < 0.5,
        tabs=2 if chance.random() < 0.2 else 1,
        other=chance.choice(("lena", "amir")) if chance.random() < 0.2 else "",
        restart=victim == "phone" or chance.random() < 0.5,
    )  # fmt: skip


def _variant(chance: Random, point: str) -> str:
    """Two of the points are a stretch of time rather than a moment."""
    others = {"after_commit": "any_moment", "before_reply": "under_way"}
    return others[point] if point in others and chance.random() < 0.4 else point
