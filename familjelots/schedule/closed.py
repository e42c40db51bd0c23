"""What is told of a change in a protected family's time, where it might be read over a shoulder or kept on a phone."""


def only_when(change: dict) -> dict:
    """When it was and is, how long, and who comes; no place, no purpose, and nobody's words on why."""
    return {**change, "reason": "", "before": _when(change["before"]), "after": _when(change["after"])}


def _when(facts: dict) -> dict:
    return {
        name: facts[name] for name in ("starts_at", "minutes", "coach_name", "more", "weeks", "until") if name in facts
    }
