"""Data to measure on, told by running commands under a fixed clock as everything else is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from sqlite_utils import Database

from familjelots import create_app
from familjelots.core import clock
from familjelots.core.migrations import migrate
from familjelots.demo import cast
from familjelots.demo.family_story import FamilyStory
from familjelots.demo.story import Story, play
from familjelots.demo.visit_told import Agreed, Told

TODAY = date(2026, 11, 16)
NOON = f"{TODAY}T12:00"


@contextmanager
def instance() -> Iterator[Path]:
    """A folder of its own."""
    with TemporaryDirectory(prefix="familjelots-bench-") as place:
        yield Path(place)


def fill(place: Path, story: Story) -> tuple[Flask, Database]:
    """Play a story into an instance."""
    db = migrate(place)
    app = create_app(INSTANCE=str(place))
    with app.app_context():
        db.conn.execute("PRAGMA synchronous = OFF")
        play(db, story.deeds, lambda _words: None)
        db.conn.execute("PRAGMA synchronous = FULL")
    return app, db


def empty_story() -> Story:
    """Only those who work here."""
    story = Story(TODAY, scope="bench")
    cast.enrol(story)
    return story


def noon():
    """The clock at which everything is measured."""
    return clock.at(clock.from_wall(NOON))


def add_family(story: Story, number: int, rows: int, coach: str = "sara") -> FamilyStory:
    """A family of five with so many times two goals, three barriers, five steps and five visits; one visit today."""
    time = f"{8 + number // 4:02}:{number % 4 * 15:02}"
    family = FamilyStory(story, f"family {number}", coach, since=-1000)
    family.begin(f"Mätberg {number}", "familjelotsen", "Att det går fort.")
    family.home("home", "Hemma", f"Mätgatan {number}")
    for index, name in enumerate(("Mor", "Far", "Ett", "Två", "Tre")):
        role = "adult" if index < 2 else "child"
        family.member(name, name, 40 if index < 2 else 9, ["home"], role=role, phone="070-174 06 20")
    day = family.on(-990)
    for index in range(3 * rows):
        day.barrier(f"{index}", f"Det som är svårt nummer {index}, sagt med en mening.", "school")
    for index in range(2 * rows):
        day.goal(f"{index}", f"Ett mål att nå, nummer {index}.", "Med egna ord.", kind="goal" if index else "shared")
        day.answer(f"{index}")
    day.strength("De skrattar åt samma saker.")
    for index in range(5 * rows):
        told = Told(
            "Vi gick igenom veckan. Det mesta höll, och det som inte höll vet vi varför.",
            present=("Mor", "Ett"), topics=("school", "work"), goals=("0",), view="Det går åt rätt håll.",
            steps=(Agreed(f"{index}", "Lägga fram kläderna kvällen före", "Mor", 3),),
        )  # fmt: skip
        family.visit(-14 * (index + 1), time, "Så går veckan", told, home="home", minutes="15")
    family.planned(0, time, "Så går veckan", home="home", minutes="15")
    return family
