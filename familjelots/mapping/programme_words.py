"""What a programme calls its life areas and its professions, in the reader's language."""

from typing import Any

from sqlite_utils import Database

from ..core.web import language
from ..programmes import area_names, programme_of, programmes, said


def words_of_programme(db: Database, family: dict) -> dict[str, Any]:
    """A family's `areas`, and the `professions` of its team, those that assess first: code → name."""
    programme = programme_of(db, family)
    roles = sorted(programme.team, key=lambda role: not role.assesses)
    return {
        "areas": area_names(programme, language.here()),
        "professions": {role.id: said(role.name, language.here()) for role in roles},
    }


def all_areas(db: Database) -> dict[str, str]:
    """The life areas of all programmes, code → name."""
    known = programmes(db).values()
    return {code: name for programme in known for code, name in area_names(programme, language.here()).items()}
