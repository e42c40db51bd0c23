"""A whole municipality, the same each time: families, persons and three years of visits, told by commands."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from random import Random

from ..core.errors import Refused
from . import cast, costs_told, families, generated_rooms, phrases, referral_told
from .family_story import FamilyStory
from .generated_family import GeneratedFamily
from .story import Story

TODAY = date(2026, 11, 16)
"""A Monday. The municipality's clock stands here, so that its rows never depend on when they are made."""
CASELOAD = 20
PERSONS_PER_FAMILY = 1252 / 348
STORIES, STORIES_PERSONS = 5, 16
FEWEST = 10


@dataclass(frozen=True)
class Place:
    """A coach's place in the fortnight: which working day, and at what hour."""

    coach: str
    day: int
    time: str


def municipality(size: int, today: date = TODAY) -> Story:
    """The five stories and as many generated families as are missing to the size."""
    if size < FEWEST:
        raise Refused(f"a municipality has at least {FEWEST} families")
    story = Story(today)
    cast.enrol(story)
    families.tell(story)
    costs_told.tell(story)
    referral_told.tell(story)
    places = _places(story, size - STORIES)
    sizes = _sizes(size - STORIES, round(size * PERSONS_PER_FAMILY) - STORIES_PERSONS)
    told = []
    for number, (place, persons) in enumerate(zip(places, sizes, strict=True)):
        chance = Random(number)  # noqa: S311 (a municipality that is the same each time, not a secret)
        told.append(FamilyStory(story, f"generated {number}", place.coach, since=_since(chance)))
        GeneratedFamily(told[-1], chance, _name(number), persons, place.day, place.time).tell()
    generated_rooms.tell(story, told)
    return story


def _places(story: Story, count: int) -> list[Place]:
    """Sara and Amir keep their hours for the families of the stories; everybody has at most twenty."""
    room = [("sara", CASELOAD - 3), ("amir", CASELOAD - 2)]
    more = max(0, ceil((count - sum(free for _coach, free in room)) / CASELOAD))
    for number in range(more):
        key, name = f"coach {number}", phrases.COACHES[number % len(phrases.COACHES)]
        phone = f"070-174 06 {20 + number % 80:02}"
        story.account(story.wall(-1200, "08:00"), key, name, "coach", phone)
        room.append((key, CASELOAD))
    found = []
    for coach, free in room:
        hours = ("08:00", "11:45") if coach in ("sara", "amir") else ("09:00", "13:00")
        found += [Place(coach, index % 10, hours[index // 10]) for index in range(free)]
    return found[:count]


def _sizes(count: int, persons: int) -> list[int]:
    """How many persons each family has: two to six, together exactly the number asked for."""
    chance = Random(count)  # noqa: S311
    sizes = [chance.choice((2, 3, 3, 4, 4, 5)) for _ in range(count)]
    index = 0
    while (missing := persons - sum(sizes)) != 0:
        change = 1 if missing > 0 else -1
        if 2 <= sizes[index % count] + change <= 6:
            sizes[index % count] += change
        index += 1
    return sizes


def _since(chance: Random) -> int:
    """Most came three years ago, the rest since then."""
    return -1090 if chance.random() < 0.6 else -chance.randrange(90, 1090)


def _name(number: int) -> str:
    first, last = divmod(number, len(phrases.NAME_ENDS))
    again = first // len(phrases.NAME_BEGINS)
    name = phrases.NAME_BEGINS[first % len(phrases.NAME_BEGINS)] + phrases.NAME_ENDS[last]
    return f"{name} {again + 1}" if again else name
