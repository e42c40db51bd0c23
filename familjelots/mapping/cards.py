"""Blank cards that phones fill, and what a page needs beside its rows."""

from typing import Any

from ..core.web.fragments import BLANK_ID

BLANK: dict[str, dict[str, Any]] = {
    "blank_saying": {"id": BLANK_ID, "family": "", "area": "", "stance": "", "wish": "", "need": "", "parts": []},
    "blank_strength_part": {"id": BLANK_ID, "kind": "strength", "text": ""},
    "blank_barrier_part": {"id": BLANK_ID, "kind": "barrier", "text": ""},
    "blank_goal_part": {"id": BLANK_ID, "kind": "goal", "text": ""},
    "blank_step_part": {"id": BLANK_ID, "kind": "next_step", "text": ""},
    "blank_assessment": {
        "id": BLANK_ID, "family": "", "member_name": "", "author_name": "", "profession": "", "question": "",
        "findings": "", "plain": "", "status": "draft", "mine": 1, "parts": [], "closed_to_me": 0,
    },
    "blank_competence": {
        "id": BLANK_ID, "family": "", "member_name": "", "competence": "", "interests": "", "suitability": "",
        "decision": None, "reasons": "", "instead": "", "decided_by_name": "", "decided_at": "",
    },
}  # fmt: skip
"""Template globals."""
