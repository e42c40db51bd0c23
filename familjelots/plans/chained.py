"""What hangs on what: steps on what is hard, what was tried before, what each step led to."""


def with_chain(barriers: list[dict], steps: list[dict], tried: list[dict]) -> list[dict]:
    """What is hard, each with what was `tried` before and the `steps` against it, in the order they were agreed."""
    against = grouped(sorted(steps, key=lambda step: step["made_at"]), "barrier")
    before = grouped(tried, "barrier")
    return [{**one, "steps": against.get(one["id"], []), "tried": before.get(one["id"], [])} for one in barriers]


def with_results(steps: list[dict], results: list[dict]) -> list[dict]:
    """Steps, each with the `results` that it led to."""
    led_to = grouped(results, "step")
    return [{**step, "results": led_to.get(step["id"], [])} for step in steps]


def grouped(records: list[dict], name: str) -> dict[str, list[dict]]:
    """Records by what they are about."""
    found: dict[str, list[dict]] = {}
    for record in records:
        found.setdefault(record[name], []).append(record)
    return found
