"""Blank cards that phones fill."""

from typing import Any

from ..core.web.fragments import BLANK_ID

BLANK: dict[str, dict[str, Any]] = {
    "blank_answer": {
        "id": BLANK_ID,
        "day": "",
        "text": "",
        "shown": "",
        "words": "",
        "by": "",
        "amends": None,
        "corrected": 0,
    },
    "blank_said": {"id": BLANK_ID, "about": "", "text": "", "by": ""},
    "blank_rating": {"id": BLANK_ID, "day": "", "value": "", "level": "", "words": "", "by": ""},
    "blank_move": {"id": BLANK_ID, "day": "", "before": "", "to": "", "words": "", "by": ""},
    "blank_month": {"id": BLANK_ID, "name": "", "said": {}, "words": [], "waits": 1},
}  # fmt: skip
"""Template globals."""
