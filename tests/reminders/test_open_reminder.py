"""A tapped reminder opens the right page for its own person, and nothing for anybody else."""

import json

import pytest

from familjelots.core.db import value


@pytest.fixture
def token(db, cast, step, phone_of, remind):
    step("eva")
    phone_of(cast.eva)
    remind()
    return value(db, "SELECT token FROM reminder")


def test_it_opens_the_page_of_what_is_next(cast, client_of, token):
    assert client_of(cast.eva).get(f"/r/{token}").location == "/now"


def test_a_phone_is_told_the_path_and_shows_its_own_copy(cast, client_of, token):
    answer = client_of(cast.eva).get(f"/r/{token}", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert json.loads(answer.headers["HX-Location"])["path"] == "/now"


def test_foreign_invented_and_mangled_tokens_are_answered_alike(cast, client_of, token):
    client = client_of(cast.per)
    answers = [client.get(f"/r/{one}") for one in (token, "invented", "' OR 1=1 --", "%00", "å" * 500)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1


def test_one_who_is_not_signed_in_comes_back_here_afterwards(app, token):
    answer = app.test_client().get(f"/r/{token}")
    assert (answer.status_code, answer.location) == (303, f"/sign-in?next=/r/{token}")
