"""A worry is written down, reported by telephone, and told on to whom its author names."""

from ..cast import must, named, run
from ..overview.test_queries_do_not_grow import queries_of
from .written import SEEN, WORRY, let_read, report, write


def test_it_says_first_that_nothing_is_sent_and_whom_to_ring(db, cast, client_of):
    number = {"id": named("number"), "name": "Socialjouren", "phone": "08-465 004 10", "hours": "dygnet runt"}
    must(db, cast.admin, "add_worry_number", number)
    for path in ("/worries", "/worries/new"):
        text = client_of(cast.sara).get(path).text.split("<main")[1]
        places = [text.index(words) for words in ("Inte skickat – ring", "tel:112", "tel:08-46500410", "<form")]
        assert places == sorted(places)


def test_without_numbers_it_says_what_to_do(cast, client_of):
    assert "Ring kommunens växel" in client_of(cast.sara).get("/worries/new").text


def test_until_somebody_has_rung_it_says_so_and_never_that_it_was_sent(db, cast, client_of):
    write(db, cast.sara, cast)
    card = client_of(cast.sara).get("/worries").text.split(f'data-id="{WORRY}"')[1].split("</div>")[0]
    assert 'data-state="open"' in card
    assert 'data-when="open">Inte skickat – ring' in card
    report(db, cast.sara, said="De ringer i morgon")
    text = client_of(cast.sara).get("/worries").text
    assert 'data-state="reported"' in text.split(f'data-id="{WORRY}"')[1][:120]
    assert "Socialjouren, Karin" in text
    assert 'datetime="2026-11-22T14:20"' in text
    assert "De ringer i morgon" in text


def test_its_author_writes_more_and_nothing_written_changes(db, cast, client_of):
    write(db, cast.sara, cast)
    must(db, cast.sara, "add_to_worry", {"id": named("more"), "text": "Ture ringde själv"}, worry_id=WORRY)
    text = client_of(cast.sara).get("/worries").text
    assert SEEN in text
    assert "Ture ringde själv" in text


def test_no_word_about_consent(cast, client_of):
    text = client_of(cast.sara).get("/worries/new").text
    assert "samtycke" not in text.lower()
    assert "inte fråga någon om lov" in text


def test_words_are_needed_and_what_was_typed_stays(db, cast, client_of):
    answer = client_of(cast.sara).post("/worries", data={"id": WORRY, "seen": "", "happened": "I går kväll"})
    assert answer.status_code == 422
    assert "I går kväll" in answer.text
    assert run(db, cast.sara, "write_worry", {"id": WORRY, "seen": "x", "danger": "perhaps"}).outcome == "parked"


def test_a_call_needs_a_day_and_what_was_typed_stays(db, cast, client_of):
    write(db, cast.sara, cast)
    typed = {"id": named("report"), "receiver": "Karin på jouren", "at": "i går", "said": "Vänta"}
    answer = client_of(cast.sara).post(f"/worries/{WORRY}/reports", data=typed)
    assert answer.status_code == 422
    assert "Karin på jouren" in answer.text


def test_the_checklist_offers_ones_own_children_but_no_protected_family(db, cast, client_of):
    text = client_of(cast.sara).get("/worries/new").text
    assert cast.members["ture"] in text
    assert cast.members["eva"] not in text
    must(db, cast.sara, "protect_member", {"protected": "y"}, member_id=cast.members["ida"])
    assert cast.members["ture"] not in client_of(cast.sara).get("/worries/new").text


def test_a_coordinator_is_offered_the_children_of_the_family_that_she_came_from(cast, client_of):
    client, family = client_of(cast.lena), cast.families["pahittdal"]
    assert cast.members["ture"] not in client.get("/worries/new").text
    assert f"/worries/new?family={family}" in client.get(f"/families/{family}").text
    assert cast.members["ture"] in client.get(f"/worries/new?family={family}").text


def test_a_family_that_has_moved_meanwhile_parks_no_worry(db, cast, client_of):
    giving = {"id": named("given"), "coach": cast.amir.id, "reason": ""}
    must(db, cast.lena, "give_family", giving, family_id=cast.families["pahittdal"])
    write(db, cast.sara, cast)
    assert "Ture" in client_of(cast.sara).get("/worries").text
    assert SEEN not in client_of(cast.amir).get("/worries").text
    assert SEEN not in client_of(cast.lena).get("/attention").text


def test_a_child_that_was_never_ones_own_is_not_tied_to_a_worry(db, cast):
    write(db, cast.amir, cast)
    assert db.conn.execute("SELECT child FROM worry").fetchone() == (None,)


def test_a_child_whose_family_becomes_protected_leaves_the_page_that_a_phone_keeps(db, cast, client_of):
    write(db, cast.sara, cast)
    must(db, cast.sara, "protect_member", {"protected": "y"}, member_id=cast.members["ida"])
    assert SEEN not in client_of(cast.sara).get("/worries").text
    assert SEEN in client_of(cast.sara).get("/worries/apart").text


def test_the_author_sees_who_has_read_it(db, cast, client_of):
    write(db, cast.sara, cast)
    let_read(db, cast.sara, cast.lena)
    assert "har inte läst än" in client_of(cast.sara).get("/worries").text
    assert SEEN in client_of(cast.lena).get("/worries/apart").text
    assert "har läst" in client_of(cast.sara).get("/worries").text


def test_a_named_reader_writes_down_that_she_has_rung(db, cast, client_of):
    write(db, cast.sara, cast)
    let_read(db, cast.sara, cast.lena)
    answer = client_of(cast.lena).post(
        f"/worries/{WORRY}/reports", data={"id": named("r"), "receiver": "Mottagningen", "at": "2026-11-22T15:00"}
    )
    assert answer.status_code == 303
    assert answer.location == "/worries/apart"
    assert "Mottagningen" in client_of(cast.sara).get("/worries").text


def test_what_somebody_may_read_no_longer_is_as_if_it_did_not_exist(db, cast, client_of):
    write(db, cast.sara, cast)
    let_read(db, cast.sara, cast.lena)
    assert run(
        db, cast.lena, "name_worry_reader", {"id": named("x"), "account": cast.amir.id}, worry_id=WORRY
    ).reason == ("not_found")
    must(db, cast.sara, "end_worry_reader", reader_id=named("reader Lena"))
    assert SEEN not in client_of(cast.lena).get("/worries/apart").text
    late = run(db, cast.lena, "add_to_worry", {"id": named("late"), "text": "Sent"}, worry_id=WORRY)
    assert (late.outcome, late.reason) == ("parked", "not_found")


def test_only_colleagues_can_be_named(db, cast):
    write(db, cast.sara, cast)
    for account in (cast.eva.id, cast.admin.id, cast.sara.id, named("nobody")):
        refused = run(db, cast.sara, "name_worry_reader", {"id": named("x"), "account": account}, worry_id=WORRY)
        assert (refused.outcome, refused.reason) == ("parked", "unknown_account")


def test_only_administrators_look_after_the_numbers(db, cast, client_of):
    number = {"id": named("number"), "name": "Socialjouren", "phone": "08-465 004 10"}
    for who in (cast.sara, cast.lena, cast.eva):
        assert run(db, who, "add_worry_number", {**number, "id": named(who.name)}).outcome == "parked"
        assert client_of(who).get("/worry-numbers").status_code == 404
    must(db, cast.admin, "add_worry_number", number)
    assert client_of(cast.admin).get("/worries").status_code == 404
    assert "08-465 004 10" in client_of(cast.sara).get("/worries/new").text
    must(db, cast.admin, "end_worry_number", number_id=number["id"])
    assert "08-465 004 10" not in client_of(cast.sara).get("/worries/new").text
    odd = client_of(cast.admin).post("/worry-numbers", data={**number, "phone": "ring mig"})
    assert odd.status_code == 422
    assert "Skriv numret med siffror" in odd.text


def test_queries_do_not_grow_with_worries(db, cast, client_of):
    client = client_of(cast.sara)
    few = queries_of(client, "/worries")
    for number in range(5):
        must(db, cast.sara, "write_worry", {"id": named(f"w {number}"), "seen": "x", "child": cast.members["ture"]})
        done = {"id": named(f"r {number}"), "receiver": "x", "at": "2026-11-22T14:20"}
        must(db, cast.sara, "report_worry", done, worry_id=named(f"w {number}"))
    assert len(queries_of(client, "/worries")) == len(few)


def test_one_that_could_not_be_saved_opens_again_as_the_filled_form_and_is_settled_by_it(db, cast, client_of):
    parked = run(db, cast.sara, "write_worry", {"id": WORRY, "seen": "", "child_says": "Zkparked"})
    assert parked.outcome == "parked"
    client = client_of(cast.sara)
    assert f'href="/attention/{parked.op}"' in client.get("/attention").text
    page = client.get(f"/attention/{parked.op}").text
    assert "Zkparked" in page
    assert "Inte skickat – ring" in page
    again = {"id": WORRY, "seen": SEEN, "child_says": "Zkparked", "resolves": parked.op, "next": "/attention"}
    assert client.post("/worries", data=again).location == "/attention"
    assert "Zkparked" not in client.get("/attention").text
    assert "Zkparked" in client.get("/worries").text
