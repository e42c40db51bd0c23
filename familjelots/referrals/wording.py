"""Words for what the room's verbs raise."""

from ..core.web.language import later as _l

CODES = {
    "person_says_yes": _l("Fråga personen först. Utan ett ja skickas inget."),
    "not_sent_yet": _l("Den är inte skickad än. Skicka den först."),
    "referral_withdrawn": _l("Den är tillbakatagen. Skriv en ny om det behövs."),
    "answered_otherwise": _l("Ni har redan svarat något annat. Det första svaret gäller. Ring om något har ändrats."),
    "before_it_was_sent": _l("Den dagen var den inte skickad än. Välj samma dag eller senare."),
    "too_long_ago": _l("Det är mer än fem år sedan. Titta på årtalet."),
    "stage_out_of_order": _l("Idén har kommit längre, eller så fattas ett steg. Titta hur det står nu."),
    "receiver_answered": _l("Den som ni har skickat till har svarat."),
}
