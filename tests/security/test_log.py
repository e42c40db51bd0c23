"""What anybody writes stands in no line of the log and in no word of an error, whatever breaks."""

from uuid import uuid4

import pytest

from familjelots.core import commands
from familjelots.core.errors import Refused

from .conftest import addresses
from .test_same_answers import usable

WORDS = "Kanariefågelns ord"


def breaking(problem):
    def broken(*_args, **_facts):
        held = WORDS  # noqa: F841 - a local variable that a traceback could print
        raise problem

    return broken


@pytest.mark.parametrize("problem", [RuntimeError(WORDS), KeyError(WORDS), Refused(WORDS)])
def test_a_page_that_breaks_says_nothing_of_what_it_held(app, cast, client_of, house, monkeypatch, capfd, problem):
    monkeypatch.setattr("familjelots.families.queries.family", breaking(problem))
    client, broken = client_of(cast.sara), 0
    for _rule, path in addresses(app, "GET", house):
        answer = client.get(path)
        broken += answer.status_code in (409, 500)
        assert WORDS not in answer.text
    assert broken > 5
    assert WORDS not in "".join(capfd.readouterr())


def test_a_command_that_breaks_says_nothing_of_what_was_posted(app, cast, client_of, house, monkeypatch, capfd):
    monkeypatch.setattr("familjelots.core.commands.run", breaking(ValueError(WORDS)))
    client, broken = client_of(cast.sara), 0
    for _rule, path in addresses(app, "POST", house):
        found = commands.register.find(path)
        if found:
            fields = {**usable(found[0].form), "text": WORDS, "op": str(uuid4())}
            answer = client.post(path, data=fields, headers={"Outbox": "1", "For-User": cast.sara.id})
            broken += answer.json["receipts"][0]["reason"] == "fault"
    assert broken > 20
    assert WORDS not in "".join(capfd.readouterr())
