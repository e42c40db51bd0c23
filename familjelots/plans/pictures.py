"""Pictures for steps: a code, the icon that shows it, and the verb that it stands for."""

from ..core.web.language import later as _l

PICTURES = {
    "phone": ("phone", _l("Ringa")),
    "message": ("message-circle", _l("Skriva")),
    "talk": ("users", _l("Prata")),
    "meet": ("handshake", _l("Träffas")),
    "book": ("calendar-plus", _l("Boka tid")),
    "list": ("list-checks", _l("Göra en lista")),
    "read": ("book-open", _l("Läsa")),
    "school": ("graduation-cap", _l("Skola")),
    "work": ("briefcase", _l("Arbete")),
    "money": ("wallet", _l("Pengar")),
    "home": ("house", _l("Hemma")),
    "go": ("footprints", _l("Gå dit")),
    "drive": ("car", _l("Åka dit")),
    "health": ("heart-pulse", _l("Hälsa")),
    "sleep": ("moon", _l("Sova")),
    "try": ("sprout", _l("Prova")),
}
