"""A partner, or whoever has got a referral, at the door: the link, the code, and the one form behind it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from familjelots.accounts import links, outside
from familjelots.core import clock

from .forms import Form, read_one
from .house import House
from .phone import Phone
from .seeds import Seat

RECEIVED = {"ask_partner": "question", "write_referral": "referral", "refer_person": "referral"}
"""By which command a thing comes that is answered through a link → the link's kind."""


@dataclass
class Door:
    """A partner's browser on the page behind a link: `form` as the journal knows it, `posted` as the browser does."""

    browser: Phone
    form: Form
    posted: Form

    @classmethod
    def open(cls, house: House, kind: str, thing: str, ask: Callable) -> "Door | None":
        """Come in with a link and a code that were just made. None when the thing cannot be answered now."""
        room = outside._rooms[kind]
        known = cls._come_in(house, kind, thing, room)
        if known is None:
            return None
        address, seat = known
        browser = Phone(seat, ask)
        if browser.open(address) != 200:
            return None
        action, path = f"{address}/answer", re.sub(r"<.*?>", thing, room.answer.rule)
        form = read_one(browser.pages[address], action, room.answer.name, path)
        return cls(browser, form, replace(form, path=action)) if form else None

    @staticmethod
    def _come_in(house: House, kind: str, thing: str, room: outside.Room) -> tuple[str, Seat] | None:
        with clock.at(house.now):
            found = room.find(house.db, thing)
            if found is None:
                return None
            until = (clock.today() + timedelta(days=1)).isoformat()
            token, code = links.make_link(house.db, kind, thing, house.seeds.people["lena"].id, until)
            link = links.link_at(house.db, token)
            if link is None:
                return None
            session = links.come_in(house.db, link, code, thing)
        return f"/p/{token}", Seat("a partner", room.person(found), None, "", None, f"partner={session}")
