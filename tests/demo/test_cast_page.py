"""Whoever may be anybody must sit at this very machine, in demo mode, with no proxy between."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from familjelots import create_app
from familjelots.demo import cast, seed

PATHS = (("GET", "/demo"), ("POST", "/demo"), ("POST", "/demo/beginning"))


@pytest.fixture
def demo(tmp_path: Path) -> Flask:
    app = create_app(INSTANCE=str(tmp_path), DEMO=True)
    with app.app_context():
        seed.fill(tmp_path, None, again=False, say=lambda _words: None)
    return app


def browser(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


def test_everybody_of_the_cast_is_signed_in_by_one_post(demo: Flask) -> None:
    page = browser(demo).get("/demo").get_data(as_text=True)
    homes = {
        "coach": "/today",
        "coordinator": "/week",
        "family": "/now",
        "administrator": "/people",
        "team": "/families",
    }
    for part in cast.EVERYBODY:
        client = browser(demo)
        assert f'value="{part.key}"' in page
        answer = client.post("/demo", data={"person": part.key})
        assert (answer.status_code, answer.location) == (303, homes[part.role])
        assert client.get("/more", headers={"HX-Request": "true"}).status_code == 200


def test_a_link_alone_signs_nobody_in(demo: Flask) -> None:
    client = browser(demo)
    client.get("/demo?person=sara")
    assert client.get("/today", headers={"HX-Request": "true"}).status_code == 401


def test_nobody_else_can_be_chosen(demo: Flask) -> None:
    assert browser(demo).post("/demo", data={"person": "somebody"}).status_code == 404
    assert browser(demo).post("/demo").status_code == 404


@pytest.mark.parametrize(
    "header",
    ["Forwarded", "Via", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Proto", "x-forwarded-anything"],
)
def test_behind_a_proxy_there_is_no_demo(demo: Flask, header: str) -> None:
    for method, path in PATHS:
        answer = browser(demo).open(path, method=method, headers={header: "for=127.0.0.1"}, data={"person": "sara"})
        assert answer.status_code == 404
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("address", ["192.168.1.20", "10.0.0.7", "2001:db8::7", "", "not an address"])
def test_from_another_machine_there_is_no_demo(demo: Flask, address: str) -> None:
    for method, path in PATHS:
        asked = {"REMOTE_ADDR": address}
        assert browser(demo).open(path, method=method, environ_base=asked).status_code in (403, 404)
        client = browser(demo)
        client.environ_base["REMOTE_ADDR"] = address
        assert client.open(path, method=method, data={"person": "sara"}).status_code == 404


def test_under_another_name_there_is_no_demo(demo: Flask) -> None:
    assert browser(demo).get("/demo", base_url="http://somewhere.example").status_code == 404


def test_without_demo_mode_there_is_no_demo(app: Flask) -> None:
    for method, path in PATHS:
        assert browser(app).open(path, method=method, data={"person": "sara"}).status_code == 404


def test_begin_again_gives_the_first_day_back_and_ends_all_sessions(demo: Flask, tmp_path: Path) -> None:
    client = browser(demo)
    client.post("/demo", data={"person": "lena"})
    more = {
        "id": "22222222-2222-4222-8222-222222222222",
        "name": "Extra",
        "programme": "iris_unga_vuxna",
        "status": "active",
    }
    assert client.post("/families", data=more).status_code == 303
    assert client.post("/demo/beginning").status_code == 303
    assert client.get("/families", headers={"HX-Request": "true"}).status_code == 401
    client.post("/demo", data={"person": "lena"})
    page = client.get("/families", headers={"HX-Request": "true"}).get_data(as_text=True)
    assert "Påhittdal" in page
    assert "Extra" not in page


def test_begin_again_never_touches_what_is_no_demo(demo: Flask, tmp_path: Path) -> None:
    (tmp_path / seed.MARK).unlink()
    client = browser(demo)
    assert client.post("/demo/beginning").status_code == 409
    client.post("/demo", data={"person": "lena"})
    assert client.get("/families", headers={"HX-Request": "true"}).status_code == 200
