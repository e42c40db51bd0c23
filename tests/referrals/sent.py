"""A unit that may be told, and is sent somebody: short ways for the tests of this room."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from familjelots.accounts import links
from familjelots.core import clock
from familjelots.families import consent_queries

from ..cast import must, named
from ..families.people import answer, ask

ABOUT = "Maja vill ut i praktik före jul."


def day(days: int) -> str:
    """A day so many days from today."""
    return (clock.today() + timedelta(days=days)).isoformat()


class Unit:
    """Provström's labour-market unit: Maja has said yes to `parts`."""

    def __init__(self, db: Any, cast: Any, parts: tuple[str, ...] = ("goals", "contacts")) -> None:
        self.db, self.cast, self.family = db, cast, cast.families["provstrom"]
        to = {"organisation": "Arbetsmarknadsenheten", "purpose": "Praktik", "until_day": day(300)}
        self.consent = ask(db, cast, ["maja"], list(parts), family="provstrom", template="", **to)
        answer(db, cast, self.consent, "maja")
        self.receiver = consent_queries.partners(db, self.family)[0]["id"]

    def fields(self, **more: str) -> dict[str, str]:
        """What is written."""
        told = {"id": named("referral"), "kind": "referral", "receiver": self.receiver, "contact": "Olle"}
        return told | {"about": ABOUT, **more}

    def written(self, **more: str) -> str:
        """Sara writes; the referral's id."""
        fields = self.fields(**more)
        must(self.db, self.cast.sara, "write_referral", fields, family_id=self.family)
        return fields["id"]

    def sent(self, days: int = 0, **more: str) -> str:
        """Sara writes and sends, so many days from today; the referral's id."""
        id = self.written(**more)
        must(self.db, self.cast.sara, "send_referral", {"day": day(days)}, referral_id=id)
        return id

    def person(self, days: int | None = 0, who: Any = None, **more: str) -> str:
        """A single person is referred, and sent unless `days` is None; the referral's id."""
        who, fields = who or self.cast.sara, personal(**more)
        must(self.db, who, "refer_person", fields)
        if days is not None:
            must(self.db, who, "send_referral", {"day": day(days)}, referral_id=fields["id"])
        return fields["id"]

    def happens(self, referral: str, kind: str, days: int = 0, who: Any = None, **more: str) -> None:
        """Somebody writes down what the receiver said."""
        told = {"id": str(uuid4()), "kind": kind, "day": day(days), **more}
        must(self.db, who or self.cast.sara, "note_referral", told, referral_id=referral)

    def link(self, referral: str) -> tuple[str, str]:
        """A link's path, and its code."""
        token, code = links.make_link(self.db, "referral", referral, self.cast.sara.id, day(30))
        return f"/p/{token}", code

    def inside(self, client: Any, referral: str) -> str:
        """The path, with a client that has given the code."""
        path, code = self.link(referral)
        assert client.post(path, data={"code": code}).status_code == 303
        return path


def personal(**more: str) -> dict[str, str]:
    """A referral of a single person."""
    told = {
        "id": str(uuid4()),
        "person": "Mira Låtsas",
        "reach": "070-174 06 77",
        "about": "Vill prova kök.",
    }
    told |= {"known_by": "Jobbcoach Bea", "said_yes": "yes", "yes_how": "I telefon den 3 november"}
    return told | {"organisation": "Arbetsmarknadsenheten", "contact": "Olle", **more}


def answering(kind: str, **more: str) -> dict[str, str]:
    """What a receiver posts."""
    return {"op": str(uuid4()), "id": str(uuid4()), "kind": kind, "said_by": "Olle", **more}


def back(words: str) -> dict[str, str]:
    """What takes a referral back."""
    return {"id": str(uuid4()), "words": words}
