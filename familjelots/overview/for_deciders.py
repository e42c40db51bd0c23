"""A family's page for those who decide its money: without what is hidden from them unless the family says yes."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from ..core.db import Found


def without(content: dict[str, Any], hidden: Collection[str]) -> dict[str, Any]:
    """The page's content without the hidden parts (access.hidden_from)."""
    if not hidden:
        return content
    plan, story = content["plan"], content["story"]
    if "unfinished" in hidden:
        plan = plan._replace(steps=_only(plan.steps, lambda step: step["status"] == "done"))
    if "private_barriers" in hidden:
        plan = plan._replace(barriers=_only(plan.barriers, lambda barrier: not barrier["private"]))
    if "cancellations" in hidden:
        story = story._replace(visits=_only(story.visits, lambda visit: visit["outcome"] == "happened"))
    return {**content, "plan": plan, "story": story}


def _only(found: Found, wanted: Callable[[Mapping[str, Any]], bool]) -> Found:
    """The rows that are wanted."""
    return Found(found.names, tuple(row for row in found.values if wanted(dict(zip(found.names, row, strict=True)))))
