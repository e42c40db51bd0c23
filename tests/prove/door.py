"""A partner at the door: the link, the code, and the one form behind it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from familjelots.accounts import links
from familjelots.core import clock
from familjelots.partners import part, queries
from familjelots.partners.door import KIND

from .forms import Form, read_one
from .house import House
from .phone import Phone
from .seeds import Seat


@dataclass
class Door:
    """A partner's browser on the page behind a link: `form` as the journal knows it, `posted` as the browser does."""

    browser: Phone
    form: Form
    posted: Form

    @classmethod
    def open(cls, house: House, question: str, ask: Callable) -> "Door | None":
        """Come in with a link and a code that were just made. None when the question cannot be answered now."""
        known = cls._come_in(house, question)
        if known is None:
            return None
        address, seat = known
        browser = Phone(seat, ask)
        if browser.open(address) != 200:
            return None
        action = f"{address}/answer"
        form = read_one(browser.pages[address], action, "answer_question", f"/partner-questions/{question}/answers")
        return cls(browser, form, replace(form, path=action)) if form else None

    @staticmethod
    def _come_in(house: House, question: str) -> tuple[str, Seat] | None:
        with clock.at(house.now):
            asked = queries.question(house.db, question)
            if asked is None:
                return None
            who = part.partner_of(asked)
            token, code = links.make_link(house.db, KIND, question, house.seeds.people["lena"].id, asked["until_day"])
            link = links.link_at(house.db, token)
            if link is None:
                return None
            session = links.come_in(house.db, link, code, question)
        return f"/p/{token}", Seat("a partner", who, None, "", None, f"partner={session}")
