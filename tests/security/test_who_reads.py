"""Every page, asked for by everybody, shows nothing that its reader may not read; refused posts show no more."""

import re

import pytest

from ..cast import must, named
from .conftest import addresses

PEOPLE = ("sara", "amir", "lena", "admin", "eva", "per", "maja", "nobody")


def _asker(app, cast, client_of, name):
    if name != "nobody":
        return client_of(cast.people[name])
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


def _leaks(house, name, answer):
    text = answer.get_data(as_text=True) + str(answer.headers)
    return [word for word in house.hidden_from(name) if word in text]


@pytest.mark.parametrize("name", PEOPLE)
def test_no_page_shows_what_its_reader_may_not_read(app, cast, client_of, house, name):
    client = _asker(app, cast, client_of, name)
    found = []
    for _rule, path in addresses(app, "GET", house):
        answer = client.get(path, headers={"HX-Request": "true"})
        assert answer.status_code < 500, path
        found += [(path, word) for word in _leaks(house, name, answer)]
    for path in (f"/planned-visits/new?family={family}" for family in house.ids["family_id"]):
        found += [(path, word) for word in _leaks(house, name, client.get(path))]
    assert not found


@pytest.mark.parametrize("name", PEOPLE)
def test_no_refused_post_shows_what_its_author_may_not_read(app, cast, client_of, house, name):
    found = []
    for rule, path in addresses(app, "POST", house):
        if rule.startswith("/demo"):
            continue
        answer = _asker(app, cast, client_of, name).post(path, data={"text": "", "id": "-", "name": ""})
        assert answer.status_code < 500, path
        found += [(path, word) for word in _leaks(house, name, answer)]
    assert not found


@pytest.mark.parametrize("name", ["sara", "lena", "eva", "maja", "nobody"])
def test_the_list_of_people_is_the_administrators_alone(app, cast, client_of, house, name):
    for method in ("GET", "POST"):
        for rule, path in addresses(app, method, house):
            if rule.startswith("/people"):
                answer = _asker(app, cast, client_of, name).open(path, method=method, data={"name": ""})
                assert answer.status_code in (303, 401, 404), path
                assert "Amir" not in answer.get_data(as_text=True), path


OWN = {
    "/attention",
    "/attention/apart",
    "/devices",
    "/devices/new",
    "/more",
    "/passkeys",
    "/totp",
    "/totp/done",
    "/welcome",
}
OF_THE_HOUSE = {"/caseload", "/healthz", "/manifest.webmanifest", "/push-key", "/service_worker.js", "/shell"}
DOORS = {"/sign-in/code", "/start"}
ACCOUNTS = {"/people", "/people/<account_id>"}
PROGRAMMES = {"/programmes", "/programmes/import"}
NUMBERS = {"/worry-numbers"}


def test_an_administrator_finds_accounts_and_own_things_and_nothing_about_families(app, cast, client_of, house):
    client = client_of(cast.admin)
    found = {rule for rule, path in addresses(app, "GET", house) if client.get(path).status_code == 200}
    assert found == OWN | OF_THE_HOUSE | DOORS | ACCOUNTS | PROGRAMMES | NUMBERS


def test_nobody_of_the_other_home_is_named_to_the_family(app, cast, client_of, house):
    client = client_of(cast.eva)
    for _rule, path in addresses(app, "GET", house):
        if path != "/demo":
            assert not re.search(r"\bPer\b", client.get(path, headers={"HX-Request": "true"}).text), path


@pytest.mark.parametrize("home", ["kornvagen", "all"])
def test_whoever_came_from_the_other_home_to_a_visit_is_not_named_in_it(app, db, cast, client_of, house, home):
    both = [cast.members["eva"], cast.members["per"]]
    told = {"id": house.id("visit_id", "both"), "household": cast.homes.get(home, home), "present": both}
    for number, name in enumerate(("eva", "per")):
        step = {"id": named(f"both {name}"), "text": f"Städa {number}", "doer": f"member:{cast.members[name]}"}
        told |= {f"steps-{number}-{field}": value for field, value in step.items()}
    must(db, cast.sara, "record_visit", told, family_id=cast.families["pahittdal"])
    client = client_of(cast.eva)
    pages = [client.get(path, headers={"HX-Request": "true"}).text for _rule, path in addresses(app, "GET", house)]
    read = [text for text in pages if "Städa 0" in text]
    assert len(read) >= 3
    for text in read:
        assert not re.search(r"\bPer\b|Städa 1", text)


def test_who_gave_a_family_away_reads_nothing_more_of_it(app, db, cast, client_of, house):
    told = {"id": named("late"), "household": cast.homes["kornvagen"], "ticks-0-step": named("step_id Eva")}
    told |= {"ticks-0-id": "unusable", "ticks-0-status": "done"}
    must(db, cast.sara, "record_visit", told, family_id=cast.families["pahittdal"])
    giving = {"id": named("given"), "coach": cast.amir.id}
    must(db, cast.lena, "give_family", giving, family_id=cast.families["pahittdal"])
    ones_own = "seen|child_name|heard_by|child_says|Rung"  # a worry stays its author's
    client, about = client_of(cast.sara), re.compile(rf"Zq(?!{ones_own})\w+(Eva|Per)qZ|Hemliga|Påhittdal")
    for _rule, path in addresses(app, "GET", house):
        assert not about.search(client.get(path, headers={"HX-Request": "true"}).text), path
