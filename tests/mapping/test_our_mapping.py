"""What a family account reads of mappings: the own one, what somebody at home shares, never another home's."""

from ..cast import named
from .made import completed, confirmed, family_of, said


def own(client_of, who):
    return client_of(who).get("/our-mapping").text


def test_a_draft_is_not_read_before_the_coach_says_that_it_is_done(db, cast, client_of):
    said(db, cast, wish="Zmat")
    assert "Zmat" not in own(client_of, cast.maja)
    completed(db, cast)
    page = own(client_of, cast.maja)
    assert "Zmat" in page
    assert "Stämmer det här?" in page


def test_yes_on_the_own_phone_leads_back_to_the_own_page(db, cast, client_of):
    said(db, cast)
    done = completed(db, cast)
    client = client_of(cast.maja)
    fields = {"id": named("a"), "completion": done, "answer": "yes", "op": named("op")}
    answer = client.post(f"/families/{cast.families['provstrom']}/mapping-answers", data=fields)
    assert (answer.status_code, answer.location) == (303, "/our-mapping")
    assert "Du sa ja på din egen telefon" in client.get("/our-mapping").text
    staff = client_of(cast.sara).get(f"/families/{cast.families['provstrom']}/mapping").text
    assert "Maja sa ja på sin egen telefon" in staff


def test_the_other_home_reads_nothing_even_when_it_is_shared_at_home(db, cast, client_of):
    said(db, cast, "of per", "per", "school", wish="Zper")
    mapping = confirmed(db, cast, "yes of per", "per", shared="yes")
    assert "Zper" in own(client_of, cast.per)
    assert "Zper" not in own(client_of, cast.eva)
    assert client_of(cast.eva).get(f"/mappings/{mapping}").status_code == 404


def test_the_other_adult_at_home_reads_it_only_when_it_is_shared(db, cast, client_of):
    said(db, cast, "of jonas", "jonas", wish="Zjonas")
    confirmed(db, cast, "first", "jonas")
    assert "Zjonas" not in own(client_of, cast.maja)
    said(db, cast, "again", "jonas", wish="Zjonas igen")
    confirmed(db, cast, "second", "jonas", shared="yes")
    page = own(client_of, cast.maja)
    assert "Zjonas igen" in page
    assert "Så har Jonas det" in page


def test_the_earlier_one_stays_readable_for_whom_it_is_about(db, cast, client_of):
    first = confirmed(db, cast, "one")
    said(db, cast, "new", wish="Znytt")
    assert client_of(cast.maja).get(f"/mappings/{first}").status_code == 200
    assert client_of(cast.eva).get(f"/mappings/{first}").status_code == 404
    assert "Znytt" not in own(client_of, cast.maja)


def test_now_leads_to_what_waits_for_a_yes_and_only_then(db, cast, client_of):
    said(db, cast)
    assert "/our-mapping" not in client_of(cast.maja).get("/now").text
    completed(db, cast)
    assert 'href="/our-mapping"' in client_of(cast.maja).get("/now").text
    said(db, cast, "more", area="health")
    assert "/our-mapping" not in client_of(cast.maja).get("/now").text


def test_somebody_else_s_page_is_not_there(cast, client_of):
    assert client_of(cast.sara).get("/our-mapping").status_code == 404
    assert family_of(cast, "maja")[0] == cast.families["provstrom"]
