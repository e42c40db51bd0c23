"""What a column may be, and which one a heading probably is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..core.web.language import later as _l


@dataclass(frozen=True)
class Column:
    """One thing that rows tell: its words, and headings that mean it."""

    id: str
    label: Any
    headings: tuple[str, ...]
    required: bool = False


FAMILIES = (
    Column("name", _l("Familjens namn"), ("familj", "familjensnamn", "familjenamn", "family", "familie"), True),
    Column("case_number", _l("Ärendenummer"), ("ärendenummer", "ärende", "ärendenr", "casenumber", "sagsnummer")),
    Column("alias", _l("Kallas också"), ("kallasockså", "alias", "alsocalled", "kaldesogså")),
    Column("programme", _l("Stöd"), ("stöd", "insats", "programme", "program", "indsats")),
    Column("status", _l("Läge"), ("läge", "status", "state", "tilstand")),
    Column("coach", _l("Fast kontakt"), ("fastkontakt", "familjeombud", "coach", "kontaktperson", "contactperson")),
    Column("address", _l("Adress"), ("adress", "address", "adresse", "gatuadress")),
    Column("person", _l("Persons namn"), ("person", "medlem", "förnamn", "personsnamn", "member", "navn", "namn")),
    Column("birth_year", _l("Född år"), ("föddår", "födelseår", "född", "birthyear", "born", "fødselsår", "fødtår")),
    Column("role", _l("Vem är det?"), ("roll", "role", "vem", "rolle")),
    Column("phone", _l("Telefon"), ("telefon", "mobil", "phone", "tel", "telefonnummer")),
    Column("language", _l("Språk"), ("språk", "language", "sprog")),
)  # fmt: skip

MONTHS = (
    Column(
        "family", _l("Familj eller ärendenummer"),
        ("ärendenummer", "familj", "ärende", "casenumber", "family", "sagsnummer"), True,
    ),
    Column("person", _l("Vem gäller det?"), ("person", "vuxen", "namn", "medlem", "adult", "navn", "member")),
    Column("month", _l("Vilken månad?"), ("månad", "period", "month", "måned"), True),
    Column(
        "assistance", _l("Försörjningsstöd: belopp, ja eller nej"),
        ("försörjningsstöd", "belopp", "bistånd", "assistance", "amount", "beløb", "hjælp"),
    ),
    Column("income_source", _l("Lever på"), ("leverpå", "inkomst", "inkomstkälla", "incomesource", "indkomst")),
)  # fmt: skip

_LETTERS = re.compile(r"[^\w]+|_")


def guess(columns: Iterable[Column], headings: Iterable[str]) -> dict[str, int]:
    """Column → place of the heading that says it; the first that fits, each heading once."""
    plain = [_LETTERS.sub("", heading.casefold()) for heading in headings]
    found: dict[str, int] = {}
    for column in columns:
        places = [plain.index(words) for words in column.headings if words in plain]
        place = next((place for place in places if place not in found.values()), None)
        if place is not None:
            found[column.id] = place
    return found


def matched(columns: Iterable[Column], posted: Mapping[str, str], width: int) -> dict[str, int]:
    """The same as somebody has chosen it: `column.<id>` is a place, or empty."""
    chosen = {column.id: posted.get(f"column.{column.id}", "") for column in columns}
    return {
        id: int(place) for id, place in chosen.items() if place.isdecimal() and len(place) < 4 and int(place) < width
    }


def cells(matching: Mapping[str, int], row: tuple[str, ...]) -> dict[str, str]:
    """What a row tells, by column; nothing where it is too short."""
    return {id: row[place] if place < len(row) else "" for id, place in matching.items()}
