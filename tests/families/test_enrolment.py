"""Enrolment: the programme's criteria, the start month of social assistance, and who decided."""

from datetime import timedelta
from uuid import uuid4

import pytest

from familjelots.core import clock
from familjelots.core.db import row
from familjelots.families.people_queries import criteria_met
from familjelots.programmes import programme

from ..cast import must, run


@pytest.fixture
def family(cast):
    return cast.families["provstrom"]


def month(back):
    first = clock.today().replace(day=1)
    for _ in range(back):
        first = (first - timedelta(days=1)).replace(day=1)
    return first.isoformat()[:7]


def decide(db, cast, family, who="lena", **fields):
    return run(db, cast.people[who], "decide_enrolment", {"id": str(uuid4()), **fields}, family_id=family)


def ticked(db):
    return [one.id for one in programme(db, "fokus_familjen").criteria if not one.check]


def test_u6_a_family_is_enrolled_on_the_start_month_and_the_criteria_of_its_programme(db, cast, client_of, family):
    child = {"id": str(uuid4()), "name": "Elis", "role": "child", "households": [cast.homes["provgatan"]]}
    must(db, cast.lena, "add_member", child, family_id=family)
    assert decide(db, cast, family, assistance_from=month(14), met=ticked(db)).outcome == "applied"
    decided = row(db, "SELECT * FROM enrolment WHERE family = ?", family)
    assert (decided["assistance_from"], decided["made_by"], decided["programme"]) == (
        month(14), cast.lena.id, "fokus_familjen",
    )  # fmt: skip
    assert all(criteria_met(db, decided["id"]).values())
    text = client_of(cast.sara).get(f"/families/{family}/people").text
    assert month(14) in text
    assert "14 månader" in text
    assert "Bestämt av Lena" in " ".join(text.split())


def test_what_is_not_met_needs_a_reason_and_is_remembered(db, cast, family):
    short = {"assistance_from": month(3), "met": ticked(db)}
    assert decide(db, cast, family, **short).reason == "reason_needed"
    assert decide(db, cast, family, **short, reason="Barnets behov").outcome == "applied"
    met = criteria_met(db, row(db, "SELECT id FROM enrolment WHERE family = ?", family)["id"])
    assert met["long_assistance"] is False
    assert all(met[one] for one in ticked(db))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"assistance_from": "2025-13"}, "invalid"),
        ({"assistance_from": "2099-01"}, "month_to_come"),
        ({"met": ["nonsense"]}, "unknown_criterion"),
    ],
)
def test_what_cannot_be_is_refused(db, cast, family, fields, reason):
    assert decide(db, cast, family, **fields).reason == reason


@pytest.mark.parametrize("name", ["sara", "maja", "admin"])
def test_coordinators_decide(db, cast, family, name):
    assert decide(db, cast, family, who=name, reason="x").outcome == "parked"


def test_the_reason_of_an_earlier_decision_can_still_be_read(db, cast, client_of, family):
    for reason in ("Barnets behov", "Läkaren har bett om det"):
        assert decide(db, cast, family, assistance_from=month(3), reason=reason).outcome == "applied"
    text = client_of(cast.sara).get(f"/families/{family}/people").text
    assert text.index("Läkaren har bett om det") < text.index("Tidigare beslut") < text.index("Barnets behov")
