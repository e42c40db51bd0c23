"""A phone is reminded when its owner wants it, and no more from the moment they do not. Nobody can aim us elsewhere."""

import re
from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.core.db import execute, insert
from familjelots.reminders import queries, settings
from familjelots.reminders.keys import vapid
from familjelots.reminders.push_services import allowed
from familjelots.reminders.send import sender
from familjelots.reminders.subscribe import end_subscription

from ..cast import named
from .conftest import EIGHT
from .push_service import Browser

GOOD = "https://fcm.googleapis.com/fcm/send/abc123:xyz-_"


def _form(browser: Browser, endpoint: str = GOOD) -> dict[str, str]:
    return {"endpoint": endpoint, **browser.keys()}


def test_a_person_opts_in_by_the_pages_own_form(db, cast, client_of):
    client = client_of(cast.eva)
    assert client.post("/push-subscriptions", data=_form(Browser("eva"))).location == "/reminders"
    assert [one["endpoint"] for one in queries.subscriptions(db, cast.eva.id)] == [GOOD]
    page = client.get("/reminders").text
    assert "Stäng av" in page
    assert GOOD not in page


def test_a_script_may_send_the_browsers_own_json(db, cast, client_of):
    browser = Browser("eva")
    posted = {"endpoint": GOOD, "expirationTime": None, "keys": browser.keys()}
    answer = client_of(cast.eva).post("/push-subscriptions", json=posted)
    assert answer.status_code == 201
    assert answer.json["id"] == queries.subscriptions(db, cast.eva.id)[0]["id"]


def test_opting_in_twice_is_one_subscription(db, cast, client_of):
    client, form = client_of(cast.eva), _form(Browser("eva"))
    for _ in range(2):
        client.post("/push-subscriptions", data=form)
    assert len(queries.subscriptions(db, cast.eva.id)) == 1


def test_off_is_off_at_once(db, cast, step, phone_of, remind, service):
    step("eva")
    phone_of(cast.eva)
    service.answers["Eva"] = [(503, {})]
    remind()
    [mine] = queries.subscriptions(db, cast.eva.id)
    end_subscription(db, cast.eva, mine["id"])
    assert db.conn.execute("SELECT state FROM delivery").fetchall() == [("gone",)]
    assert queries.subscriptions(db, cast.eva.id) == []


def test_nobody_else_can_turn_it_off_and_an_invented_one_sounds_the_same(db, cast, client_of):
    client_of(cast.eva).post("/push-subscriptions", data=_form(Browser("eva")))
    [mine] = queries.subscriptions(db, cast.eva.id)
    foreign = client_of(cast.per).post(f"/push-subscriptions/{mine['id']}/end")
    invented = client_of(cast.per).post(f"/push-subscriptions/{named('invented')}/end")
    assert (foreign.status_code, invented.status_code) == (404, 404)
    assert len(queries.subscriptions(db, cast.eva.id)) == 1


def test_a_browser_that_two_people_share_reminds_only_the_one_who_asked_last(db, cast, client_of):
    form = _form(Browser("shared"))
    client_of(cast.eva).post("/push-subscriptions", data=form)
    client_of(cast.per).post("/push-subscriptions", data=form)
    assert queries.subscriptions(db, cast.eva.id) == []
    assert len(queries.subscriptions(db, cast.per.id)) == 1


def test_knowing_an_endpoint_without_its_keys_takes_nothing_over(db, cast, client_of):
    client_of(cast.eva).post("/push-subscriptions", data=_form(Browser("eva")))
    assert client_of(cast.per).post("/push-subscriptions", data=_form(Browser("thief"))).status_code == 422
    assert len(queries.subscriptions(db, cast.eva.id)) == 1


def test_a_revoked_phone_is_reminded_no_more(db, cast, app, step, remind, service, phone_of):
    step("eva")
    phone_of(cast.eva)
    stamp = clock.stamp()
    phone = {"id": named("phone"), "account": cast.eva.id, "label": "Telefon", "made_at": stamp, "seen_at": stamp}
    insert(db, "device", {**phone, "revoked_at": stamp})
    execute(db, "UPDATE push_subscription SET device = ?", named("phone"))
    assert remind().sent == 0
    assert queries.subscriptions(db, cast.eva.id) == []


def test_when_the_keys_were_lost_the_phone_is_asked_anew(db, cast, step, remind, service, phone_of):
    step("eva")
    phone_of(cast.eva)
    settings.settings().instance.joinpath("vapid.pem").unlink()
    vapid.cache_clear()
    sender.cache_clear()
    assert remind().sent == 0
    assert queries.subscriptions(db, cast.eva.id) == []
    phone_of(cast.eva)
    assert remind(EIGHT + timedelta(minutes=1)).sent == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "x",
        "http://fcm.googleapis.com/fcm/send/x",
        "https://127.0.0.1/push",
        "http://127.0.0.1:1/push",
        "https://localhost/x",
        "https://[::1]/x",
        "https://169.254.169.254/latest/meta-data",
        "https://fcm.googleapis.com.example.org/x",
        "https://example.org/fcm.googleapis.com",
        "https://fcm.googleapis.com@example.org/x",
        "https://user:pass@fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:0/x",
        "https://fcm.googleapis.com:99999/x",
        "https://evilpush.apple.com/x",
        "https://fcm.googleapis.com/x#y",
        "https://fcm.googleapis.com\\@example.org/",
        "https://fcm.googleapis.com/x y",
        "https://fcm.googleapis.com/\r\nHost: example.org",
        "https://fcm.googleapis.com/" + "x" * 1000,
        "https://ｆcm.googleapis.com/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
    ],
)
def test_an_endpoint_elsewhere_is_refused(db, cast, client_of, endpoint):
    answer = client_of(cast.eva).post("/push-subscriptions", data=_form(Browser("eva"), endpoint))
    assert answer.status_code == 422
    assert queries.subscriptions(db, cast.eva.id) == []


@pytest.mark.parametrize(
    "endpoint",
    [
        GOOD,
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
        "https://web.push.apple.com/QGo",
        "https://db5p.notify.windows.com/w/?token=BQYAAAD%2b",
        "https://fcm.googleapis.com:443/fcm/send/x",
    ],
)
def test_the_browsers_own_push_services_are_known(endpoint):
    assert allowed(endpoint)


def test_an_extra_host_is_reached_by_https_or_on_this_machine():
    extra = frozenset({"push.example.se", "127.0.0.1:5001"})
    assert allowed("https://push.example.se/x", extra)
    assert allowed("http://127.0.0.1:5001/x", extra)
    assert not allowed("http://push.example.se/x", extra)
    assert not allowed("http://127.0.0.1:5002/x", extra)


KEY = "BMY7fEb2Oj6NT-9p1x5HmmcjIHwV7k3vVlBjfYgvvBr9vU4dDpFcCb07c_RWC2KwHQQr8xbVRnLERNknK_m7hXo"


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", ""),
        ("BAAA", "AAAAAAAAAAAAAAAAAAAAAA"),
        ("B" + "A" * 86, "AAAAAAAAAAAAAAAAAAAAAA"),
        (KEY, "AAAA"),
        (KEY, "A" * 5000),
        (KEY + "\0", "AAAAAAAAAAAAAAAAAAAAAA"),
        ("å" * 87, "AAAAAAAAAAAAAAAAAAAAAA"),
    ],
)
def test_keys_that_are_no_keys_are_refused(cast, client_of, p256dh, auth):
    answer = client_of(cast.eva).post("/push-subscriptions", data={"endpoint": GOOD, "p256dh": p256dh, "auth": auth})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "posted", [None, [], "x", 7, {"endpoint": 1, "keys": []}, {"keys": {"auth": {}}}, {"endpoint": None}]
)
def test_json_of_any_shape_is_answered_clearly(cast, client_of, posted):
    assert client_of(cast.eva).post("/push-subscriptions", json=posted).status_code == 422


def test_json_that_is_no_json_is_answered_clearly(cast, client_of):
    answer = client_of(cast.eva).post("/push-subscriptions", data=b"{", content_type="application/json")
    assert answer.status_code == 422


def test_one_person_cannot_fill_the_table(db, cast, phone_of):
    for number in range(25):
        phone_of(cast.eva, f"browser{number}")
    assert len(queries.subscriptions(db, cast.eva.id)) == 20


def test_without_signing_in_one_is_asked_to(app):
    client = app.test_client()
    assert client.get("/reminders").location.startswith("/sign-in")
    answer = client.post("/push-subscriptions", data={}, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 401


def test_a_post_from_another_site_is_refused(cast, client_of):
    crossing = {"Sec-Fetch-Site": "cross-site"}
    assert (
        client_of(cast.eva).post("/push-subscriptions", data=_form(Browser("eva")), headers=crossing).status_code == 403
    )


def test_the_page_gives_the_key_that_browsers_want(cast, client_of):
    client = client_of(cast.sara)
    key = client.get("/push-key").json["key"]
    assert re.fullmatch(r"B[A-Za-z0-9_-]{86}", key)
    assert f'data-push-key="{key}"' in client.get("/reminders").text
    assert settings.settings().instance.joinpath("vapid.pem").stat().st_mode & 0o777 == 0o600
