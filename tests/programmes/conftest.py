"""A programme of our own, and the coordinator's browser."""

from uuid import uuid4

import pytest

from ..cast import must


@pytest.fixture
def lena(cast, client_of):
    """Lena coordinates."""
    return client_of(cast.lena)


@pytest.fixture
def own(db, cast):
    """A copy of Familjelotsen in Swedish."""
    id = str(uuid4())
    told = {"id": id, "name": "Lots i Påhittstad", "languages": ["sv"]}
    must(db, cast.lena, "copy_programme", told, programme_id="familjelotsen")
    return id
