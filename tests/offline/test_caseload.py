"""The bundle of pages that a phone keeps."""

import json
import re
import sqlite3
import zlib

from familjelots.accounts import devices, sessions
from familjelots.core.web import keepable
from familjelots.offline import caseload

from ..cast import must, named

ASKS = {"Accept": "application/json"}


def test_it_holds_each_keepable_page_as_the_very_view_renders_it(client_of, cast, db):
    client = client_of(cast.sara)
    bundle = client.get("/caseload", headers=ASKS).get_json()
    assert bundle["home"] == "/today"
    assert [path for path, _etag in bundle["all"]] == keepable.paths(db, cast.sara)
    for page in bundle["pages"]:
        assert page["html"] == client.get(page["path"], headers={"HX-Request": "true"}).text
        assert page["etag"] == caseload.etag_of(page["html"])


def test_what_the_phone_has_is_not_sent_again_and_what_changed_is(client_of, cast, db):
    client = client_of(cast.sara)
    family = cast.families["pahittdal"]
    have = ",".join(etag for _path, etag in client.get("/caseload", headers=ASKS).get_json()["all"])
    again = client.get("/caseload", headers={**ASKS, "Have": have}).get_json()
    assert again["pages"] == []
    must(db, cast.sara, "add_step", {"id": named("new"), "text": "Nytt steg", "doer": "coach"}, family_id=family)
    changed = client.get("/caseload", headers={**ASKS, "Have": have}).get_json()
    assert f"/families/{family}" in [page["path"] for page in changed["pages"]]
    assert all(family in page["path"] or page["path"] == "/today" for page in changed["pages"])


def test_only_some_paths_can_be_asked_for_and_none_that_is_not_ones_own(client_of, cast):
    own, foreign = (f"/families/{cast.families[key]}" for key in ("pahittdal", "mithal"))
    bundle = client_of(cast.sara).get("/caseload", headers={**ASKS, "Only": f"{own},{foreign}"}).get_json()
    assert [path for path, _etag in bundle["all"]] == [own]


def test_nothing_of_another_coachs_families_and_nothing_that_a_family_may_not_see(client_of, cast):
    assert "Mithal" not in client_of(cast.sara).get("/caseload", headers=ASKS).text
    evas = client_of(cast.eva).get("/caseload", headers=ASKS).text
    assert "Hemliga gatan" not in evas
    assert "Provström" not in evas


def test_no_page_depends_on_the_clock_or_holds_an_operation(client_of, cast):
    first, second = (client_of(cast.sara).get("/caseload", headers=ASKS).get_json()["all"] for _ in range(2))
    assert first == second
    assert 'name="op"' not in client_of(cast.sara).get("/caseload", headers=ASKS).text


def test_one_row_of_the_log_a_family_and_day(client_of, cast, instance):
    client = client_of(cast.sara)
    for _ in range(2):
        client.get("/caseload", headers=ASKS)
    log = sqlite3.connect(instance / "reads.db")
    rows = log.execute("SELECT family, page, length(hour) FROM read WHERE user = ?", [cast.sara.id]).fetchall()
    log.close()
    assert sorted(rows) == sorted((cast.families[key], "kept on phone", 10) for key in ("pahittdal", "provstrom"))


def test_a_page_that_crashes_holds_up_no_other(client_of, cast, app, monkeypatch):
    path = f"/families/{cast.families['pahittdal']}"
    view = app.url_map.bind("").match(path)[0]
    monkeypatch.setitem(app.view_functions, view, lambda **_args: 1 / 0)
    bundle = client_of(cast.sara).get("/caseload", headers=ASKS).get_json()
    assert [path, None] in bundle["all"]
    assert "/today" in [page["path"] for page in bundle["pages"]]


def test_under_another_persons_login_a_phone_gets_nothing(client_of, cast):
    answer = client_of(cast.sara).get("/caseload", headers={**ASKS, "For-User": cast.amir.id})
    assert answer.status_code == 403


def test_an_enrolled_phones_cookie_alone_gives_the_shell(app, db, cast):
    devices.enrol_device(db, cast.sara, named("phone"), "", bytes(32))
    token, secret = sessions.start_session(db, cast.sara.id, "phone", named("phone"))
    client = app.test_client()
    client.set_cookie(f"sid-{named('phone')}", token)
    page = client.get(f"/families/{cast.families['pahittdal']}", headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert 'data-page="lock"' in page.text
    assert "Påhittdal" not in page.text
    assert client.get("/caseload", headers=ASKS).status_code == 401
    assert client.get("/caseload", headers={**ASKS, "Session-Secret": secret}).status_code == 200


def test_the_shell_holds_nothing_of_anybody(client_of, cast):
    shell = client_of(cast.sara).get("/shell").text
    assert not any(word in shell for word in ("Sara", "Påhittdal", cast.sara.id))


def test_the_shell_speaks_the_language_that_the_phone_was_made_ready_in(app):
    browser = app.test_client()
    assert "Locked" in browser.get("/shell", headers={"Accept-Language": "en"}).text
    assert "Låst" in browser.get("/shell?lang=sv", headers={"Accept-Language": "en"}).text
    assert "Locked" in browser.get("/shell?lang=en", headers={"Accept-Language": "sv"}).text


def test_a_danish_phone_is_locked_in_danish(app):
    browser = app.test_client()
    for shell in (browser.get("/shell?lang=da"), browser.get("/shell", headers={"Accept-Language": "da-DK, en;q=0.5"})):
        assert '<html lang="da" dir="ltr"' in shell.text
        assert "Låst" in shell.text
        assert "Lås op" in shell.text
        assert '<span class="ds-sr-only">gulerod</span>' in shell.text
        assert not re.search(r"\b(inte|och|är)\b", shell.text)


def test_the_worker_keeps_the_shell_and_assets_alone_and_the_app_has_a_neutral_name(client_of, cast, app):
    client = client_of(cast.sara)
    worker = client.get("/service_worker.js")
    assert worker.headers["Cache-Control"] == "no-cache"
    assert f"/static/{app.config['BUILD']}/js/app.js" in worker.text
    assert '"/families/"' in worker.text
    assert client.get("/manifest.webmanifest").get_json()["name"] == "Lots"


def test_reads_without_network_are_logged_for_ones_own_families_alone(client_of, cast, db, instance):
    own, foreign = cast.families["pahittdal"], cast.families["mithal"]
    pages = [f"/families/{own} 2026-11-24T09", f"/families/{foreign} 2026-11-24T09", "/today 2026-11-24T09", "rubbish"]
    must(db, cast.sara, "report_reads", {"pages": pages})
    log = sqlite3.connect(instance / "reads.db")
    rows = log.execute("SELECT family, hour FROM read WHERE page = 'read on phone'").fetchall()
    log.close()
    assert rows == [(own, "2026-11-24T09")]


def test_a_read_on_a_phone_that_had_not_heard_that_the_family_moved_is_logged_too(client_of, cast, db, instance):
    moved = cast.families["pahittdal"]
    giving = {"id": named("moved"), "coach": cast.amir.id}
    must(db, cast.lena, "give_family", giving, family_id=moved)
    must(db, cast.sara, "report_reads", {"pages": [f"/families/{moved} 2026-11-24T09"]})
    log = sqlite3.connect(instance / "reads.db")
    rows = log.execute("SELECT user, family FROM read WHERE page = 'read on phone'").fetchall()
    log.close()
    assert rows == [(cast.sara.id, moved)]


def test_a_phone_gets_the_pages_deflated_and_then_one_line_about_them(client_of, cast):
    client = client_of(cast.sara)
    told = client.get("/caseload").json
    rest, _, last = client.get("/caseload", headers={"Accept": "application/octet-stream"}).data.rpartition(b"\n")
    rolled = json.loads(last)
    assert (rolled["home"], rolled["all"]) == (told["home"], told["all"])
    for page, sent in zip(told["pages"], rolled["pages"], strict=True):
        html, rest = zlib.decompress(rest[: sent["length"]]).decode(), rest[sent["length"] :]
        assert (sent["path"], sent["etag"], html) == (page["path"], page["etag"], page["html"])
    assert rest == b""
