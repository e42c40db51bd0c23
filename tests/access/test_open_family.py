"""Who may open which family, and how much of it. A refusal never tells whether the family exists."""

import pytest

from familjelots import access
from familjelots.access import reads
from familjelots.core.errors import NotFound

from ..cast import must, named


def refused(db, who, family):
    with pytest.raises(NotFound):
        access.open_family(db, who, family)


def test_a_coach_opens_own_families_and_no_others(db, cast):
    assert access.open_family(db, cast.sara, cast.families["pahittdal"])["coach_name"] == "Sara"
    refused(db, cast.amir, cast.families["pahittdal"])
    refused(db, cast.sara, named("invented"))


def test_a_family_opens_itself_and_an_administrator_none(db, cast):
    assert access.open_family(db, cast.eva, cast.families["pahittdal"])
    refused(db, cast.eva, cast.families["provstrom"])
    refused(db, cast.admin, cast.families["pahittdal"])


def test_a_coach_who_gave_the_family_away_no_longer_opens_it(db, cast):
    giving = {"id": named("giving"), "coach": cast.amir.id}
    must(db, cast.lena, "give_family", giving, family_id=cast.families["provstrom"])
    refused(db, cast.sara, cast.families["provstrom"])
    assert access.open_family(db, cast.amir, cast.families["provstrom"])["coach_name"] == "Amir"


def test_lists_hold_what_may_be_opened(db, cast):
    names = {who: [family["name"] for family in access.visible_families(db, cast.people[who])] for who in cast.people}
    assert names["sara"] == ["Provström", "Påhittdal"]
    assert names["amir"] == ["Mithal"]
    assert len(names["lena"]) == 3
    assert names["eva"] == names["per"] == ["Påhittdal"]
    assert names["admin"] == []


def test_each_guardian_sees_the_children_and_never_the_other_home(db, cast):
    family = access.open_family(db, cast.eva, cast.families["pahittdal"])
    assert {person["name"] for person in access.visible_members(db, cast.eva, family)} == {"Eva", "Ture", "Ida"}
    assert {person["name"] for person in access.visible_members(db, cast.per, family)} == {"Per", "Ture", "Ida"}
    assert [home["name"] for home in access.visible_households(db, cast.eva, family)] == ["Kornvägen"]


def test_a_protected_address_is_told_to_the_familys_coach_alone_and_on_no_list_of_homes(db, cast):
    def addresses(who):
        family = access.open_family(db, who, cast.families["pahittdal"])
        listed = {home["name"]: home["address"] for home in access.visible_households(db, who, family)}
        return listed["Hos Per"], [home["address"] for home in access.protected_addresses(db, who, family)]

    assert addresses(cast.sara) == ("", ["Hemliga gatan 9"])
    assert addresses(cast.lena) == ("", [])
    assert "protected address" in [read["page"] for read in reads.about(cast.families["pahittdal"])]


def test_reading_a_family_is_logged_once_an_hour(db, cast):
    for _ in range(3):
        access.open_family(db, cast.sara, cast.families["pahittdal"], page="family")
    told = [(read["user"], read["page"]) for read in reads.about(cast.families["pahittdal"])]
    assert told == [(cast.sara.id, "family")]
