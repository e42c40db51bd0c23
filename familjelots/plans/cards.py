"""What the plan's cards need beside their rows: blank ones for phones to fill, choices, and a refused form's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..core.web.fragments import BLANK_ID

_ROW = {"id": BLANK_ID, "family": "", "household": None, "member_name": None, "made_at": ""}

BLANK: dict[str, dict[str, Any]] = {
    "blank_step": {
        **_ROW, "text": "", "doer": "", "doer_member": None, "doer_label": "", "doer_name": "", "due": "",
        "doer_partner": None, "doer_money": 0, "status": "open", "picture": "", "results": [],
    },
    "blank_goal": {
        **_ROW, "kind": "goal", "text": "", "own_words": "", "status": "proposed", "answer": None, "answered_by": None,
        "answered_role": None, "ending": None,
    },
    "blank_own_goal": {
        **_ROW, "kind": "goal", "text": "", "own_words": "", "status": "proposed", "of_family": 1, "said": None,
        "ending": None, "agreed_at": None,
    },
    "blank_barrier": {
        **_ROW, "text": "", "area": "", "status": "active", "private": 0, "owner": "", "owner_name": "",
        "owner_label": "", "tried": [], "steps": [],
    },
    "blank_tried": {**_ROW, "text": "", "by_whom": "", "at_time": "", "told_by": ""},
    "blank_result": {**_ROW, "text": "", "told_by": ""},
    "blank_demand": {**_ROW, "text": "", "asked_by": "", "why": "", "until_day": "", "status": "stands"},
    "blank_strength": {**_ROW, "text": ""},
}  # fmt: skip
"""Template globals: `{% set steps = [blank_step] %}{% include "plans/_steps.html" %}`."""


def doer_options(members: list[dict], coach_name: str | None, partners: Iterable[dict] = ()) -> list[tuple[str, str]]:
    """Who may do a step, as (code, name): the coach, the people of the family, and other organisations."""
    people = [(f"member:{member['id']}", member["name"]) for member in members]
    others = [(f"partner:{partner['id']}", partner["organisation"]) for partner in partners]
    return [("coach", coach_name), *people, *others] if coach_name else [*people, *others]


@dataclass(frozen=True)
class Typed:
    """A form that was refused, as a template shows it again: all that was typed, and words beside the fields.

    id: the record that an edit form stands in, None for a new one's form.
    """

    form: Any
    id: str | None = None

    @property
    def kind(self) -> str:
        """Which form of the page it is."""
        return type(self.form).__name__

    @property
    def now(self) -> dict[str, Any]:
        """What was typed, by field."""
        return self.form.data

    @property
    def base(self) -> dict[str, str]:
        """What the author of an edit saw, by field."""
        return self.form.base

    @property
    def said(self) -> Markup:
        """What is to be said about the whole form."""
        words = '<div class="notice" data-kind="look" role="alert"><p>{}</p></div>'
        told = Markup(words).format(self.form.summary) if self.form.summary else Markup("")  # noqa: S704
        return told + self.form.carried

    def beside(self, field: str) -> Markup:
        """What is to be said about one field."""
        words = '<span class="ds-validation-message" data-error-for="{}">{}</span>'
        errors = " ".join(str(error) for error in self.form.errors.get(field, ()))
        return Markup(words).format(field, errors) if errors else Markup("")  # noqa: S704
