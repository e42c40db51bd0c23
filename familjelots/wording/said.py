"""How a text is said in a language: the interpreter's words first, then the phrase bank's; else it is missing."""

from dataclasses import dataclass

from sqlite_utils import Database

from ..core import clock
from ..plans import queries as plans
from ..schedule import queries as schedule
from . import phrases, queries

WRITTEN = frozenset({"sv", "da", "nb", "nn", "no"})
"""Languages in which those who work here write: nothing has to be said in them anew."""


@dataclass(frozen=True)
class Said:
    """A text in a language. `how` is said (by an interpreter), phrase, or missing; `older` was said of other words."""

    record: str
    source: str
    language: str
    how: str
    text: str = ""
    by: str = ""
    older: str = ""


def needed(db: Database, family: str) -> dict[str, str]:
    """Languages in which a family's texts must be said, each with the names of those who read it."""
    found = queries.languages(db, family)
    return {one["language"]: one["names"] for one in found if one["language"] not in WRITTEN}


def said_in(language: str, record: str, source: str, newest: dict[tuple[str, str], dict]) -> Said:
    """How one text is said. Words that were said of a text that has changed since are not shown as this one's."""
    own = newest.get((record, language))
    if own and own["source"] == source:
        return Said(record, source, language, "said", own["text"], own["name"])
    older = own["text"] if own else ""
    phrase = phrases.known(source)
    if phrase and language in phrase.texts:
        return Said(record, source, language, "phrase", phrase.texts[language], older=older)
    return Said(record, source, language, "missing", older=older)


def texts_of(db: Database, family: str) -> list[tuple[str, str, str]]:
    """(kind, record, text) of what a family reads now: its goals, open steps, and what coming visits are for."""
    goals = [one for one in plans.goals(db, family) if one["status"] in ("proposed", "agreed")]
    steps = plans.open_steps_of(db, [family])
    visits = [one for one in schedule.next_of_family(db, family, f"{clock.today()}T00:00") if one["purpose"]]
    found = [("goal", one["id"], one["text"]) for one in goals]
    found += [("step", one["id"], one["text"]) for one in steps]
    return found + [("purpose", one["id"], one["purpose"]) for one in visits]


def source_of(db: Database, family: str, record: str) -> str | None:
    """The text of a goal, a step or a planned visit of a family, as it stands now."""
    for find, field in ((plans.goal, "text"), (plans.step, "text"), (schedule.planned_visit, "purpose")):
        found = find(db, record)
        if found and found["family"] == family:
            return found[field]
    return None


def all_in(db: Database, family: str, language: str) -> dict[str, Said]:
    """Record → how what a family reads now is said in a language, as far as it is."""
    if not language or language in WRITTEN:
        return {}
    newest = queries.newest(db, family)
    found = (said_in(language, record, text, newest) for _kind, record, text in texts_of(db, family))
    return {one.record: one for one in found if one.text}


def missing(db: Database, family: str) -> dict[str, int]:
    """Language → how many of a family's texts are missing in it. One query where nothing has to be said anew."""
    languages = needed(db, family)
    if not languages:
        return {}
    texts, newest = texts_of(db, family), queries.newest(db, family)
    counted = {
        language: sum(said_in(language, record, text, newest).how == "missing" for _kind, record, text in texts)
        for language in languages
    }
    return {language: count for language, count in counted.items() if count}
