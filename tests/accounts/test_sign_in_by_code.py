"""Without JavaScript: a one-time code from an administrator, and six figures from an app."""

from datetime import timedelta
from html import unescape
from urllib.parse import unquote

import pytest
from pyotp.totp import TOTP

from familjelots.accounts import codes, keys, totp
from familjelots.core import clock
from familjelots.core.db import value


@pytest.fixture
def secret(db, cast) -> str:
    """Lena's app knows this secret."""
    made = totp.new_secret()
    totp.keep_secret(db, cast.lena, made, TOTP(made).at(clock.now()))
    return made


def figures(secret: str) -> str:
    return TOTP(secret).at(clock.now())


def post(browser, code: str, typed: str, **more: str):
    return browser.post("/sign-in/code", data={"code": code, "figures": typed, **more})


def test_code_and_figures_sign_in_for_a_quarter(db, cast, browser, secret):
    code = codes.make_code(db, cast.lena.id, "one_time", cast.admin.id)
    answer = post(browser, code, figures(secret))
    assert (answer.status_code, answer.location) == (303, "/week")
    assert browser.get("/more").status_code == 200
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert browser.get("/more").status_code == 303


def test_the_way_back_is_a_path_of_ours(db, cast, browser, secret):
    code = codes.make_code(db, cast.lena.id, "one_time", cast.admin.id)
    assert post(browser, code, figures(secret), next="//evil.example/x").location == "/week"
    code = codes.make_code(db, cast.lena.id, "one_time", cast.admin.id)
    assert post(browser, code, figures(secret), next="/families").location == "/families"


def test_wrong_code_and_wrong_figures_are_answered_alike(db, cast, browser, secret):
    code = codes.make_code(db, cast.lena.id, "one_time", cast.admin.id)
    wrong_figures = post(browser, code, "000000").text.replace(code, "").replace("000000", "")
    wrong_code = post(browser, "AAAAAAAA", figures(secret)).text.replace("AAAAAAAA", "").replace(figures(secret), "")
    assert wrong_code == wrong_figures
    assert post(browser, code, figures(secret)).status_code == 303


def test_a_code_does_not_live_through_many_guesses(db, cast, browser, secret):
    code = codes.make_code(db, cast.lena.id, "one_time", cast.admin.id)
    for _time in range(codes.WRONG_TOTP_MOST):
        post(browser, code, "000000")
    assert post(browser, code, figures(secret)).status_code == 422


def test_a_code_is_spent_once(db, cast, browser, secret):
    code = codes.make_code(db, cast.lena.id, "one_time", cast.admin.id)
    post(browser, code, figures(secret))
    assert post(browser, code, figures(secret)).status_code == 422


def test_without_an_app_a_code_alone_is_nothing(db, cast, browser):
    code = codes.make_code(db, cast.sara.id, "one_time", cast.admin.id)
    for typed in ("000000", "123456"):
        assert post(browser, code, typed).status_code == 422
    assert post(browser, code, "").status_code == 422


def test_a_server_that_has_lost_its_key_says_no_in_words(db, cast, browser, secret, instance, monkeypatch):
    monkeypatch.setattr(keys, "_known", {})
    (instance / "device.key").unlink()
    code = codes.make_code(db, cast.lena.id, "one_time", cast.admin.id)
    assert post(browser, code, figures(secret)).status_code == 422


def test_an_invitation_is_no_one_time_code(db, cast, browser, secret):
    code = codes.make_code(db, cast.lena.id, "invitation", cast.admin.id)
    assert post(browser, code, figures(secret)).status_code == 422


@pytest.mark.parametrize("typed", ["", "१२३४५६", "😀", "1" * 21, "-1", "\u0000", "1e5"])
def test_hostile_figures_are_answered_in_words(db, cast, browser, secret, typed):
    code = codes.make_code(db, cast.lena.id, "one_time", cast.admin.id)
    assert post(browser, code, typed).status_code == 422


def test_the_app_learns_its_secret_and_shows_that_it_has(cast, client_of, db):
    client = client_of(cast.lena)
    page = client.get("/totp").text
    secret = page.split('name="secret" value="')[1].split('"')[0]
    assert f"secret={secret}" not in unquote(unescape(page))
    refused = client.post("/totp", data={"secret": secret, "figures": "000000"})
    assert refused.status_code == 422
    assert secret in refused.text
    assert client.post("/totp", data={"secret": secret, "figures": figures(secret)}).location == "/totp/done"
    assert client.get("/totp/done").status_code == 200
    assert secret not in "\n".join(db.conn.iterdump())
    assert totp.is_right(db, cast.lena.id, figures(secret))


def test_a_made_up_secret_is_not_kept(cast, client_of, db):
    for secret in ("", "A", "å" * 32, "1" * 32, "A" * 64):
        assert client_of(cast.lena).post("/totp", data={"secret": secret, "figures": "123456"}).status_code == 422
    assert value(db, "SELECT count(*) FROM account WHERE totp_secret IS NOT NULL") == 0


def test_a_computer_left_open_sets_no_app(cast, client_of):
    client = client_of(cast.lena)
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert client.get("/totp").location == "/sign-in?again=1&next=/totp"
        assert client.get("/sign-in?again=1&next=/totp").status_code == 200
        assert client.post("/totp", data={"secret": "A" * 32, "figures": "1"}).status_code == 401
