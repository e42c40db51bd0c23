"""The parts of a visit. Each is kept by itself; one that cannot be kept becomes something to look at."""

import sqlite3
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

import structlog
from sqlite_utils import Database

from ..core.db import savepoint
from ..core.errors import Invalid, Refused
from ..core.journal import public_reason
from ..families import queries as families
from ..plans import queries as plans
from ..plans.barriers import add_barrier
from ..plans.steps import add_step, tick_step
from ..programmes import programme_of
from ..schedule.plan import plan_visit
from . import queries

log = structlog.get_logger()


class Parts:
    """Keeps what was told at one visit, part by part."""

    def __init__(self, db: Database, who: Any, op: str, family: dict, visit: dict, planned: dict | None) -> None:
        self.db, self.who, self.op = db, who, op
        self.family, self.visit, self.planned = family, visit, planned
        self.affects: list[str] = []
        self._looks = 0

    def keep(self, told: dict[str, Any]) -> None:
        """Keep every part that can be kept."""
        self._planned_visit(told["planned_visit"])
        if self.visit["outcome"] == "happened":
            people = {person["id"] for person in families.members(self.db, self.family["id"])}
            self._links("present", told["present"], people, "visit_presence", "member")
        programme = programme_of(self.db, self.family)
        self._links("topics", told["topics"], set(programme.areas), "visit_topic", "area")
        known = {method.id for method in programme.methods}
        self._links("methods", told["methods"], known, "visit_method", "method")
        if told["goals"]:
            goals = {goal["id"] for goal in plans.goals(self.db, self.family["id"])}
            self._links("goals", told["goals"], goals, "visit_goal", "goal")
        self._barriers(told["barriers"])
        self._steps(told["steps"])
        self._ticks(told["ticks"])
        self._next_visit(told["next_visit"])

    def _planned_visit(self, asked: str) -> None:
        if asked and not self.planned:
            self._look("planned_visit", "not_permitted", "")

    def _links(self, part: str, asked: list[str], known: set[str], table: str, column: str) -> None:
        for one in dict.fromkeys(asked):
            if one in known:
                queries.add(self.db, table, {"visit": self.visit["id"], column: one})
        unknown = [one for one in asked if one not in known]
        if unknown:
            self._look(part, "unknown_choice", "\n".join(unknown))

    def _barriers(self, rows: list[dict]) -> None:
        for row in rows:
            facts = {"id": row["id"], "text": row["text"], "area": row["area"], "household": self._home}
            self._try("barriers", row["usable"], row["text"], add_barrier, self.family["id"], **facts)

    def _steps(self, rows: list[dict]) -> None:
        for row in rows:
            said = "\n".join(filter(None, (row["text"], row["doer_name"], row["due"])))
            facts = {name: row[name] for name in ("id", "text", "doer_name", "due")}
            facts |= {"doer": row["doer"] or "other", "household": self._home, "visit": self.visit["id"]}
            self._try("steps", row["usable"], said, add_step, self.family["id"], **facts)

    def _ticks(self, rows: list[dict]) -> None:
        for row in rows:
            step = plans.step(self.db, row["step"])
            if step and step["family"] == self.family["id"]:
                self._try("ticks", row["usable"], step["text"], tick_step, row["step"], row["id"], row["status"])
            else:
                self._look("ticks", "not_permitted", "")

    def _next_visit(self, told: dict) -> None:
        if told["at"]:
            usable = told["usable"] and bool(told["id"])
            self._try("next_visit", usable, told["at"], self._plan, told["id"], told["at"])

    def _plan(self, db: Database, who: Any, op: str, id: str, at: str) -> list[str]:
        last = self.planned or {"place": "", "interpreter": "", "minutes": None}
        facts = {name: last[name] for name in ("minutes", "place", "interpreter")}
        changed = plan_visit(db, who, op, id, self.family["id"], at, household=self._home, **facts)
        queries.set_next(db, self.visit["id"], at)
        return changed

    @property
    def _home(self) -> str:
        return self.visit["household"] or ""

    def _try(
        self, part: str, usable: bool, words: str, verb: Callable[..., list[str]], *args: Any, **facts: Any
    ) -> None:
        try:
            if not usable:
                raise Invalid("part_unusable")
            with savepoint(self.db):
                self.affects += verb(self.db, self.who, self.op, *args, **facts)
        except sqlite3.OperationalError:
            raise
        except Exception as problem:  # noqa: BLE001 - whatever a part does, the visit and its words are kept
            self._look(part, _reason(problem), words)

    def _look(self, part: str, reason: str, words: str) -> None:
        self._looks += 1
        id = str(uuid5(UUID(self.op), f"look {self._looks}"))
        told = {"id": id, "visit": self.visit["id"], "part": part, "words": words}
        queries.add(self.db, "visit_attention", {**told, "reason": public_reason(reason)})
        self.affects.append("/attention")


def _reason(problem: Exception) -> str:
    if isinstance(problem, Refused):
        return problem.code
    if isinstance(problem, sqlite3.IntegrityError) and "UNIQUE" in str(problem):
        return "id_taken"
    log.error("visit_part_crashed", exc_info=problem)
    return "fault"
