"""A family member's own word or picture on the locked phone: after a warning, never with protected identity."""

from familjelots.core.db import value

from ..cast import must, named, run

OWN = {"id": named("own"), "word": "Solrosen", "picture": "🌻", "understood": "y"}


def test_her_own_word_and_picture_stand_in_place_of_the_neutral_words(db, cast, step, phone_of, remind, service):
    must(db, cast.eva, "say_lock_screen", OWN)
    step("eva")
    eva = phone_of(cast.eva)
    remind()
    told = eva.decrypt(service.delivered[0].body)["notification"]
    assert told["body"] == "🌻 Solrosen"


def test_the_warning_comes_first(client_of, cast, db):
    client = client_of(cast.eva)
    assert "Den som ser din telefon kan läsa det" in client.get("/reminders").text
    refused = client.post("/reminders/lock-screen", data={**OWN, "understood": ""})
    assert refused.status_code == 422
    assert "Kryssa i att du vet" in refused.text
    assert "Solrosen" in refused.text
    assert value(db, "SELECT count(*) FROM lock_screen") == 0
    assert client_of(cast.sara).post("/reminders/lock-screen", data=OWN).status_code == 404


def test_with_a_protected_address_or_identity_it_is_refused(db, cast, client_of):
    refused = client_of(cast.per).post("/reminders/lock-screen", data=OWN)
    assert refused.status_code == 422
    assert "skyddade uppgifter" in refused.text
    assert "Ditt eget ord" in client_of(cast.per).get("/reminders").text
    assert "/reminders/lock-screen" not in client_of(cast.per).get("/reminders").text


def test_protection_that_comes_later_brings_the_neutral_words_back(db, cast, step, phone_of, remind, service):
    must(db, cast.eva, "say_lock_screen", OWN)
    step("eva")
    eva = phone_of(cast.eva)
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["ida"])
    remind()
    assert eva.decrypt(service.delivered[0].body)["notification"]["body"] == "Du har en påminnelse"
    assert run(db, cast.eva, "say_lock_screen", {**OWN, "id": named("two")}).outcome == "parked"
    assert run(db, cast.eva, "say_lock_screen", {"id": named("none"), "word": "", "picture": ""}).outcome == "applied"
