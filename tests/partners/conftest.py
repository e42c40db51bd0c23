"""What the tests of this room ask for."""

import pytest

from .asked import Asked


@pytest.fixture
def school(db, cast):
    """The school, which may be told."""
    return Asked(db, cast)


@pytest.fixture
def outside(app):
    """A browser in which nobody is signed in."""
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client
