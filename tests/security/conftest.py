"""The furnished house, and every address of the app with ids put in."""

from collections.abc import Iterator
from itertools import product

import pytest
from flask import Flask

from ..cast import Cast
from .words import House, furnish

INVENTED = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def house(db, cast: Cast) -> House:
    """Everything that a family may have."""
    return furnish(db, cast)


def addresses(app: Flask, method: str, house: House) -> Iterator[tuple[str, str]]:
    """(rule, path) of every rule of the app, with all known ids and an invented one in each place.

    A workbook is not read as text: `tests/finding/test_taken_out.py` opens it.
    """
    for rule in app.url_map.iter_rules():
        if method not in (rule.methods or ()) or rule.endpoint == "static" or rule.rule.endswith(".xlsx"):
            continue
        names = sorted(rule.arguments)
        for values in product(*([*house.ids.get(name, []), INVENTED] for name in names)):
            path = rule.rule
            for name, value in zip(names, values, strict=True):
                path = path.replace(f"<{name}>", value)
            yield rule.rule, path
