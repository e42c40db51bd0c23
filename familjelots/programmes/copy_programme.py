"""Copy a programme, to adjust it to the place."""

from typing import Any

from sqlite_utils import Database

from ..core.errors import Invalid, NotFound
from .find import known_programme
from .keep import checked, keep_new, must_manage
from .tables import in_languages, tables


def copy_programme(
    db: Database, who: Any, op: str, programme_id: str, id: str, name: str, languages: list[str]
) -> list[str]:
    """A programme of our own with the words of another, under a name of its own, in the languages that are wanted."""
    must_manage(who)
    source = known_programme(db, programme_id)
    if source is None:
        raise NotFound(missing=programme_id)
    wanted = [language for language in source.languages if language in languages]
    if not wanted:
        raise Invalid("no_language", "languages")
    data = in_languages(tables(source), wanted)
    named = checked({**data, "name": dict.fromkeys(wanted, name)}, id, version=1)
    return keep_new(db, who, op, named, origin=source.id)
