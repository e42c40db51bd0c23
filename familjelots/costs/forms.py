"""Fields of the commands on cost notes."""

from ..core.web.forms import Choice, CommandForm, DayField, IdField, Line, Number, Words
from ..core.web.language import later as _l
from .note import KINDS, PERS


class CostForm(CommandForm):
    """An estimate in whole kronor."""

    id = IdField(required=True)
    kind = Choice(_l("Vad är det?"), choices=KINDS, required=True)
    what = Line(_l("Vad gäller det?"), required=True, max=200)
    amount = Number(_l("Ungefär hur mycket, i kronor"), min=1, max=100_000_000, required=True)
    per = Choice(_l("Hur ofta?"), choices=PERS, required=True)
    from_day = DayField(_l("Från"))
    until_day = DayField(_l("Till och med"))
    payer = Line(_l("Vem betalade, eller slapp betala?"), max=120)
    basis = Words(_l("Hur vet du det?"), required=True, max=1000)
    amends = IdField()


class BackForm(CommandForm):
    """An estimate taken back."""

    id = IdField(required=True)
    reason = Words(_l("Varför?"), max=1000)
