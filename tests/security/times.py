"""What each home has booked with others, and the letters that came there."""

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlite_utils import Database

from familjelots.core import clock

from ..cast import must, named

if TYPE_CHECKING:
    from .words import House

HOMES = {"Eva": ("pahittdal", "kornvagen"), "Per": ("pahittdal", "granvagen"), "Samir": ("mithal", "sokgatan")}


def furnish_times(db: Database, house: "House") -> None:
    """A time and a letter of each home, and one of each that names nobody's home but one of its people."""
    for place, (family, home) in HOMES.items():
        coach = house.cast.sara if family == "pahittdal" else house.cast.amir
        own = (coach.name.lower(), "lena", *([place.lower()] if place != "Samir" else []))
        member = house.cast.members[place.lower()]
        for key, whose in (("Time", {"household": house.cast.homes[home]}), ("Mine", {"member": member})):
            told = {name: house.word(f"{key}{name}{place}", *own) for name in ("with_whom", "about")}
            hidden = house.word(f"{key}Place{place}", *(own if place != "Per" else ()))
            id = house.id("appointment_id", place if key == "Time" else f"{place} all")
            at = f"{clock.today() + timedelta(days=2)}T10:00"
            facts = {"id": id, "starts_at": at, "place": hidden, **told, **whose}
            must(db, coach, "add_appointment", facts, family_id=house.cast.families[family])
        for key, whose in (
            ("Letter", {"household": house.cast.homes[home]}),
            ("Deals", {"dealer": f"member:{member}"}),
        ):
            told = {name: house.word(f"{key}{name}{place}", *own) for name in ("sender", "about")}
            id = house.id("letter_id", place if key == "Letter" else f"{place} all")
            facts = {"id": id, "deadline": clock.today().isoformat(), **told, **whose}
            must(db, coach, "add_letter", facts, family_id=house.cast.families[family])
            tick = {"id": named(f"open {id}"), "status": "open"}
            must(db, coach, "deal_with_letter", tick, letter_id=id)
