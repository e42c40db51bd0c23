"""Din fasta kontakt: exactly one, always shown, and who was it before."""

from uuid import uuid4

from familjelots.core.db import value

from ..cast import must, run


def give(coach, before=None, reason=""):
    seen = {"base.coach": before.id} if before else {}
    return {"id": str(uuid4()), "coach": coach.id, "reason": reason, **seen}


def test_d1_exactly_one_contact_person_two_are_refused_and_changes_are_shown(db, cast, client_of):
    family = cast.families["pahittdal"]
    must(db, cast.lena, "give_family", give(cast.amir, cast.sara, "Sara byter område"), family_id=family)
    second = run(db, cast.lena, "give_family", give(cast.sara, cast.sara), family_id=family)
    assert (second.outcome, second.reason) == ("parked", "given_meanwhile")
    active = "SELECT count(*) FROM contact_person WHERE family = ? AND until_at IS NULL"
    assert value(db, active, family) == 1
    for who, page in ((cast.amir, f"/families/{family}/people"), (cast.eva, "/our-people")):
        text = client_of(who).get(page).text
        for words in ("Amir", "Sara", "Sara byter område"):
            assert words in text
    assert client_of(cast.sara).get(f"/families/{family}/people").status_code == 404


def test_a_plain_browser_is_told_who_it_is_now(cast, client_of):
    lena, path = client_of(cast.lena), f"/families/{cast.families['pahittdal']}/contact-person"
    assert lena.post(path, data=give(cast.amir, cast.sara)).status_code == 303
    answer = lena.post(path, data=give(cast.amir, cast.sara, "Mitt skäl"))
    assert answer.status_code == 422
    assert "Familjen har fått en ny fast kontakt" in answer.text
    assert "Mitt skäl" in answer.text
