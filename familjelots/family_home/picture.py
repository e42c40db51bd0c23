"""The picture of a step: the one that was chosen, else the one that its first word, the verb, stands for."""

from ..plans.pictures import PICTURES

ANY = "footprints"
_VERBS = {
    "phone": "ring ringa call phone",
    "message": "skriv skriva skicka mejla sms:a svara write send answer",
    "talk": "prata berätta fråga talk tell ask",
    "meet": "träffa träffas möt möta meet",
    "book": "boka beställ beställa book",
    "list": "lista samla list gather",
    "read": "läs läsa titta read look",
    "work": "sök söka jobba apply work",
    "money": "betala spara köp köpa pay save buy",
    "home": "städa diska packa laga clean pack cook",
    "go": "gå följ besök go walk visit",
    "drive": "åk åka kör köra take",
    "sleep": "sov sova lägg sleep",
    "try": "prova pröva testa try",
}
_BY_VERB = {verb: code for code, verbs in _VERBS.items() for verb in verbs.split()}


def picture_of(step: dict) -> str:
    """The name of the icon that shows a step."""
    first = step["text"].split(maxsplit=1)[:1]
    code = step["picture"] or _BY_VERB.get(first[0].casefold() if first else "", "")
    return PICTURES[code][0] if code in PICTURES else ANY
