"""A browser that nobody has signed in to."""

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    """A browser without a session. Posts come from the same origin, as a browser says."""
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client
