"""Looking for families as a person would."""

import re
from uuid import uuid4

from ..cast import must, named


def looked_for(client, **wanted):
    """The list after a search was posted."""
    answer = client.post("/families/search", data=wanted)
    assert answer.status_code == 303
    return client.get(answer.location)


def names(answer):
    """The families on a list, in order."""
    assert answer.status_code == 200
    return re.findall(r'<h2><a href="/families/[0-9a-f-]+">([^<]+)</a></h2>', answer.text)


def a_family(db, cast, name, coach=None, **more):
    """A family of its own; with a coach if one is named."""
    fields = {"id": named(f"family {name}"), "name": name, "programme": "bryt", "status": "active", **more}
    must(db, cast.lena, "add_family", fields)
    if coach:
        must(db, cast.lena, "give_family", {"id": str(uuid4()), "coach": coach.id}, family_id=fields["id"])
    return fields["id"]


def a_member(db, cast, family, name, role="adult"):
    """Somebody in a family, in a home of their own."""
    home, id = str(uuid4()), str(uuid4())
    must(db, cast.lena, "add_household", {"id": home, "name": "Hemma"}, family_id=family)
    must(db, cast.lena, "add_member", {"id": id, "name": name, "role": role, "households": [home]}, family_id=family)
    return id
