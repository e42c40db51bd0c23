"""The app of the tests moves from folder to folder: nothing in it still means the folder where it was made."""

import sys
from types import FunctionType
from typing import Any

from flask import Flask

from ..conftest import NOWHERE


def test_nothing_means_the_folder_where_the_app_was_made(app: Flask) -> None:
    rooms = [module for name, module in sys.modules.items() if name.partition(".")[0] == "familjelots"]
    assert len(rooms) > 100
    found = [f"{room.__name__}.{name}" for room in rooms for name, kept in vars(room).items() if means_nowhere(kept)]
    views = [view for view in (*app.view_functions.values(), *hooks(app)) if isinstance(view, FunctionType)]
    assert len(views) > 200
    found += [
        view.__qualname__ for view in views for cell in view.__closure__ or () if means_nowhere(cell.cell_contents)
    ]
    found += [name for name, kept in (*app.config.items(), *app.extensions.items()) if means_nowhere(kept)]
    assert found == []


def hooks(app: Flask) -> list[Any]:
    """What runs before and after requests."""
    kinds = (app.before_request_funcs, app.after_request_funcs, app.teardown_request_funcs)
    return [hook for kind in kinds for hooks in kind.values() for hook in hooks]


def means_nowhere(kept: object) -> bool:
    """Whether a value says the first folder. Functions and classes are not asked: their names are their own."""
    return not isinstance(kept, Flask) and NOWHERE in repr(kept)
