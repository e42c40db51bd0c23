"""What helps a person and what moves a person is written down, and stands where it is needed."""

from datetime import timedelta
from uuid import uuid4

import pytest

from familjelots.core import clock
from familjelots.core.db import row
from familjelots.core.edit_queries import open_conflicts

from ..cast import must, run


def edit(db, cast, who, member, base="", **fields):
    told = {"name": member.title(), **{f"base.{name}": base for name in fields}, "base.name": member.title(), **fields}
    return run(db, cast.people[who], "edit_member", told, member_id=cast.members[member])


@pytest.mark.parametrize("hour", ["12:00", "23:45"])
def test_m3_adaptations_are_noted_per_member_and_shown_before_a_visit(db, cast, client_of, hour):
    family = cast.families["pahittdal"]
    assert edit(db, cast, "sara", "eva", adaptations="Förvarna fem minuter före").outcome == "applied"
    with clock.at(clock.from_wall(f"{clock.today().isoformat()}T{hour}")):
        when = f"{(clock.today() + timedelta(days=1)).isoformat()}T09:30"
        plan = {"id": str(uuid4()), "family": family, "starts_at": when, "household": cast.homes["kornvagen"]}
        must(db, cast.lena, "plan_visit", plan)
        for page in ("/today", f"/families/{family}", f"/families/{family}/visits/new", f"/families/{family}/people"):
            assert "Förvarna fem minuter före" in client_of(cast.sara).get(page).text, page


def test_d2_what_motivates_each_adult_stands_first_in_own_words_written_by_themselves(db, cast, client_of):
    path = f"/members/{cast.members['eva']}/motivation"
    eva = client_of(cast.eva)
    assert eva.post(path, data={"motivation": "Att Ture vill gå upp", "base.motivation": ""}).status_code == 303
    assert "Att Ture vill gå upp" in eva.get("/our-people").text
    text = client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}").text
    assert text.index("Att Ture vill gå upp") < text.index("Vårt gemensamma mål")
    theirs = f"/members/{cast.members['per']}/motivation"
    assert eva.post(theirs, data={"motivation": "Inte jag", "base.motivation": ""}).status_code == 404


def test_two_who_word_the_same_lose_no_word(db, cast):
    edit(db, cast, "sara", "eva", motivation="Först")
    edit(db, cast, "eva", "eva", motivation="x")
    told = {"motivation": "Samtidigt", "base.motivation": ""}
    assert run(db, cast.eva, "say_motivation", told, member_id=cast.members["eva"]).outcome == "applied"
    assert row(db, "SELECT motivation FROM member WHERE id = ?", cast.members["eva"])["motivation"] == "Först"
    met = open_conflicts(db, [cast.families["pahittdal"]])
    assert [(one["theirs"], one["mine"]) for one in met] == [("Först", "Samtidigt")]


def test_met_words_are_shown_to_both_and_break_no_page(db, cast, client_of):
    test_two_who_word_the_same_lose_no_word(db, cast)
    for who in (cast.sara, cast.eva):
        assert "Samtidigt" in client_of(who).get("/attention", headers={"HX-Request": "true"}).text
    met = open_conflicts(db, [cast.families["pahittdal"]])[0]["id"]
    told = {"chosen": "waits", "base.motivation": "Först"}
    must(db, cast.eva, "choose_text", told, conflict_id=met)
    assert "Samtidigt" in client_of(cast.eva).get("/our-people").text


def test_an_interpreter_is_needed_or_not(db, cast):
    member = cast.members["eva"]
    told = {"name": "Eva", "base.name": "Eva", "interpreter": "yes", "base.interpreter": "no"}
    must(db, cast.sara, "edit_member", told, member_id=member)
    assert row(db, "SELECT interpreter FROM member WHERE id = ?", member)["interpreter"] == 1


def test_a_member_of_another_family_is_nobody(db, cast):
    assert edit(db, cast, "sara", "samir", adaptations="x").reason == "not_found"


def test_what_is_arranged_about_a_person_leaves_the_rest_as_it_is(db, cast, client_of):
    edit(db, cast, "sara", "eva", motivation="Att Ture vill gå upp")
    path = f"/members/{cast.members['eva']}"
    base = {"base.name": "Eva", "base.phone": "070-174 06 02", "base.language": "sv", "base.interpreter": "no"}
    told = {"name": "Eva", "phone": "070-174 06 09", "language": "fi", "interpreter": "yes", **base}
    assert client_of(cast.sara).post(path, data=told).status_code == 303
    found = row(db, "SELECT * FROM member WHERE id = ?", cast.members["eva"])
    assert (found["phone"], found["language"], found["interpreter"]) == ("070-174 06 09", "fi", 1)
    assert found["motivation"] == "Att Ture vill gå upp"
    refused = client_of(cast.sara).post(path, data={**told, "name": "", "phone": "070-174 06 77"})
    assert refused.status_code == 422
    assert "070-174 06 77" in refused.text


def test_a_persons_language_is_chosen_by_its_name(db, cast, client_of):
    path = f"/families/{cast.families['mithal']}/arrangements"
    db.conn.execute("UPDATE member SET language = 'fo' WHERE id = ?", [cast.members["samir"]])
    page = client_of(cast.lena).get(path).text
    assert '<option value="da">danska</option>' in page
    assert '<option value="fo" selected>färöiska</option>' in page
    db.conn.execute("UPDATE account SET language = 'da' WHERE id = ?", [cast.lena.id])
    page = client_of(cast.lena).get(path).text
    assert '<option value="da">dansk</option>' in page
    assert '<option value="sv" selected>svensk</option>' in page
