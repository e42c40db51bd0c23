"""Whoever reads a family's words is written down, whichever page they stood on."""

from datetime import timedelta

import pytest

from familjelots.access import reads
from familjelots.core import clock

from .conftest import addresses

FAMILIES = {"Eva": "pahittdal", "Per": "pahittdal", "Samir": "mithal", "Maja": "provstrom"}


UNLOGGED = "/worries"
"""A worry for a child: that somebody reads about it would tell others that there is one."""


def readers_of(family):
    return {row["user"] for row in reads.about(family)}


def forget():
    reads._log().conn.execute("DELETE FROM read")
    reads._known().clear()


def unwritten(cast, house, person, text):
    """Families whose words a page shows without a row about this reader."""
    shown = {
        family for name, family in FAMILIES.items() for word in house.readers if f"{name}qZ" in word and word in text
    }
    return [family for family in sorted(shown) if person.id not in readers_of(cast.families[family])]


@pytest.mark.parametrize("name", ["sara", "amir", "lena", "eva"])
def test_no_page_shows_a_familys_words_without_writing_down_who_read_them(app, cast, client_of, house, name):
    client, found = client_of(cast.people[name]), {}
    week = f"/week?from={clock.today() + timedelta(days=2)}"
    for path in (week, *(path for _rule, path in addresses(app, "GET", house) if not path.startswith(UNLOGGED))):
        forget()
        text = client.get(path, headers={"HX-Request": "true"}).text
        found[path] = unwritten(cast, house, cast.people[name], text)
    assert not {path: families for path, families in found.items() if families}


@pytest.mark.parametrize("name", ["sara", "lena"])
def test_a_refused_post_that_shows_a_family_is_a_read_too(app, cast, client_of, house, name):
    found = {}
    for _rule, path in addresses(app, "POST", house):
        if path.startswith(UNLOGGED):
            continue
        forget()
        text = client_of(cast.people[name]).post(path, data={"id": "-", "text": ""}).text
        found[path] = unwritten(cast, house, cast.people[name], text)
    assert not {path: families for path, families in found.items() if families}
