"""Other sites: nothing changes at their word, nothing of ours can be framed, and nobody is led to them."""

import pytest

from familjelots.demo.routes import _asked_for_here

from .conftest import addresses

ELSEWHERE = (
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "http:evil",
)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Origin": "http://localhost.evil.example"},
        {},
    ],
)
def test_no_post_is_taken_from_another_site(app, db, house, cast, client_of, headers):
    client = client_of(cast.sara)
    del client.environ_base["HTTP_SEC_FETCH_SITE"]
    before = list(db.conn.iterdump())
    for _rule, path in addresses(app, "POST", house):
        assert client.post(path, headers=headers).status_code == 403, path
    assert list(db.conn.iterdump()) == before


def test_every_answer_is_dressed(app, house, cast, client_of):
    client = client_of(cast.sara)
    for _rule, path in addresses(app, "GET", house):
        headers = client.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert "Access-Control-Allow-Origin" not in headers, path
        assert headers["Cache-Control"] in ("no-store", "no-cache"), path


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_led_to_another_site(app, house, cast, client_of, target):
    for name in ("sara", "eva"):
        client = client_of(cast.people[name])
        for _rule, path in addresses(app, "GET", house):
            answer = client.get(path, query_string=dict.fromkeys(("next", "from", "family", "code"), target))
            assert "evil" not in answer.headers.get("Location", "").partition("?")[0], path
            assert f'data-next="{target}"' not in answer.text, path


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "127.evil", "[::1"]
)
def test_the_demo_knows_this_machine_from_what_only_looks_so(app, host):
    with app.test_request_context("/demo", headers={"Host": host}):
        assert not _asked_for_here()
    with app.test_request_context("/demo", headers={"Host": "localhost:8000", "Origin": f"http://{host}"}):
        assert not _asked_for_here()


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_the_demo_answers_under_this_machines_own_names(app, host):
    with app.test_request_context("/demo", headers={"Host": host, "Origin": f"http://{host}"}):
        assert _asked_for_here()
