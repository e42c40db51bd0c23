"""Pages that hold other rooms' forms. The room that has the page says how it is drawn with a refused form in it."""

from collections.abc import Callable
from typing import Any

_pages: dict[str, Callable[..., Any]] = {}


def register(name: str, render: Callable[..., Any]) -> None:
    """Say how a page is drawn: `render(db, who, form, **rule_args)`, the form holding all that was typed."""
    _pages[name] = render


def of(name: str) -> Callable[..., Any]:
    """The `page` of a command whose form stands on that page; looked up when needed, since that room comes later."""

    def page(db: Any, who: Any, form: Any, **args: str) -> Any:
        return _pages[name](db, who, form, **args)

    return page
