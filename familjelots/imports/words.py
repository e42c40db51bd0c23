"""What is said of rows that cannot be read in, and of files that cannot be read."""

from typing import Any

from ..core.web.language import later as _l

ROWS: dict[str, Any] = {
    "no_name": _l("Familjens namn saknas."),
    "family_there": _l(
        "Familjen finns redan: %(said)s. Ta bort raden, eller skriv ett annat ärendenummer om det är en annan familj."
    ),
    "other_name": _l("Samma ärendenummer som på rad %(other)s, men familjen heter något annat."),
    "formula": _l("Cellen innehåller en formel. Klistra in den som värde i stället."),
    "identity_number": _l(
        "Personnummer tas inte emot. Skriv bara födelseåret, och inget personnummer som namn eller ärende."
    ),
    "too_long": _l("Texten är för lång: %(said)s…"),
    "unknown_programme": _l(
        "Stödet finns inte: %(said)s. Välj ett ur listan, eller skriv det som det heter under Insatser."
    ),
    "unknown_status": _l("Läget finns inte: %(said)s. Skriv intresse, pågår, vilar eller avslutad."),
    "unknown_coach": _l("Ingen som arbetar här som familjeombud heter så: %(said)s."),
    "several_coaches": _l("Flera familjeombud heter så: %(said)s. Lämna tomt och ge familjen efteråt."),
    "unknown_family": _l("Familjen finns inte: %(said)s. Skriv namnet eller ärendenumret som det står här."),
    "several_families": _l("Flera familjer heter så: %(said)s. Skriv ärendenumret i stället."),
    "unknown_person": _l("Ingen vuxen i familjen heter så: %(said)s."),
    "several_people": _l("Flera vuxna i familjen heter så: %(said)s."),
    "no_month": _l("Skriv månaden som 2026-03: %(said)s."),
    "month_to_come": _l("Månaden har inte varit än: %(said)s."),
    "too_long_ago": _l("Månaden är för länge sedan: %(said)s."),
    "no_amount": _l("Skriv ett belopp, ja eller nej: %(said)s."),
    "nothing_said": _l("Raden säger varken något om försörjningsstöd eller om inkomst."),
    "unknown_income": _l("Den inkomsten finns inte att välja: %(said)s. Skriv den som i listan på familjens sida."),
    "contrary_month": _l(
        "Vid ”Lever på” står %(said)s, men ”Försörjningsstöd: belopp, ja eller nej” säger att det inte fanns något."
    ),
    "no_year": _l("Skriv födelseåret med fyra siffror: %(said)s."),
    "unknown_role": _l("Skriv vuxen, ungdom eller barn: %(said)s."),
    "doubled": _l("Samma som på rad %(other)s: %(said)s."),
}  # fmt: skip
"""Code → words, with what stood in the cell and the line that it is compared with."""

FILES: dict[str, Any] = {
    "empty_file": _l("Filen har inga rader under rubrikerna. Spara den med en rubrikrad och minst en rad till."),
    "old_excel": _l("Det här är ett äldre Excelformat. Öppna filen och spara den som .xlsx eller CSV."),
    "broken_file": _l(
        "Filen går inte att läsa. Öppna den i ett kalkylprogram, spara den på nytt som .xlsx eller CSV och försök igen."
    ),
    "too_many_rows": _l("Filen har fler än 10 000 rader. Dela den i flera filer och läs in dem var för sig."),
    "too_big_file": _l("Filen är större än 4 MB. Dela den i flera filer, eller spara den som CSV."),
    "file_gone": _l("Filen är borttagen. Lämna in den igen."),
    "no_file": _l("Välj en fil först."),
    "choose_name_column": _l("Säg vilken kolumn som har det som behövs."),
    "come_meanwhile": _l("Något har ändrats sedan raderna tittades igenom. Titta igenom dem igen."),
    "malformed_row": _l("En rad går inte att läsa."),
    "all_known": _l("Allt som står i filen finns redan här. Inget behöver läsas in."),
}  # fmt: skip
"""Code → words."""


def of_row(error: dict) -> str:
    """One error in words."""
    return str(ROWS[error["code"]]) % {"said": error["said"], "other": error["other"]}
