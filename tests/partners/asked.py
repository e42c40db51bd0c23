"""A school that may be told, and is asked: short ways for the tests of the partners' room."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from familjelots.accounts import links
from familjelots.core import clock
from familjelots.families import consent_queries

from ..cast import must, named
from ..families.people import answer, ask, custody

QUESTION = "Hur har det gått på fredagarna?"


def day(days: int) -> str:
    """A day so many days from today."""
    return (clock.today() + timedelta(days=days)).isoformat()


class Asked:
    """Påhittdal's school, asked about Ture: both guardians have said yes to `parts`."""

    def __init__(self, db: Any, cast: Any, parts: tuple[str, ...] = ("goals", "steps", "unfinished")) -> None:
        self.db, self.cast = db, cast
        self.family = cast.families["pahittdal"]
        custody(db, cast, "ture", "eva", "per")
        self.consent = ask(
            db, cast, ["ture"], list(parts), template="school", organisation="Påhittskolan", person="Kim"
        )
        for guardian in ("eva", "per"):
            answer(db, cast, self.consent, guardian)
        self.receiver = consent_queries.partners(db, self.family)[0]["id"]
        self.step("room", "Ordna ett tyst rum", f"partner:{self.receiver}")

    def step(self, key: str, text: str, doer: str = "other", **more: str) -> str:
        """A step of the plan; its id."""
        must(
            self.db,
            self.cast.sara,
            "add_step",
            {"id": named(key), "text": text, "doer": doer, **more},
            family_id=self.family,
        )
        return named(key)

    def fields(self, *steps: str, **more: Any) -> dict[str, Any]:
        """What is asked."""
        told = {"id": named("question"), "receiver": self.receiver, "contact": "Kim", "question": QUESTION}
        return told | {"steps": [named(key) for key in steps], "until_day": day(30), **more}

    def question(self, *steps: str, **more: Any) -> str:
        """Sara asks; the question's id."""
        fields = self.fields(*(steps or ("room",)), **more)
        must(self.db, self.cast.sara, "ask_partner", fields, family_id=self.family)
        return fields["id"]

    def link(self) -> tuple[str, str]:
        """A link's path, and its code."""
        token, code = links.make_link(self.db, "question", named("question"), self.cast.sara.id, day(30))
        return f"/p/{token}", code

    def inside(self, client: Any) -> str:
        """The path, with a client that has given the code."""
        path, code = self.link()
        assert client.post(path, data={"code": code}).status_code == 303
        return path


def answering(**more: str) -> dict[str, str]:
    """What a partner posts."""
    told = {"op": str(uuid4()), "id": str(uuid4()), "answer": "Tre fredagar av fyra.", "next_day": day(14)}
    tick = {"steps-0-id": str(uuid4()), "steps-0-step": named("room"), "steps-0-status": "done"}
    return told | tick | more
