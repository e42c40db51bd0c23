"""What the tests of this room ask for."""

import pytest

from .sent import Unit


@pytest.fixture
def unit(db, cast):
    """The labour-market unit, which may be told of Maja."""
    return Unit(db, cast)


@pytest.fixture
def outside(app):
    """A browser in which nobody is signed in."""
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client
