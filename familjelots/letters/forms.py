"""Fields of the commands on letters."""

from ..core.web.forms import Choice, CommandForm, DayField, IdField, Line
from ..core.web.language import later as _l


class LetterForm(CommandForm):
    """A letter that somebody has to deal with."""

    id = IdField(required=True)
    sender = Line(_l("Vem är brevet från?"), required=True, max=120)
    about = Line(_l("Vad handlar det om? Med egna ord."), max=400)
    deadline = DayField(_l("Sista dag att svara"))
    dealer = Line(_l("Vem tar hand om det?"), max=60)
    household = IdField(_l("Gäller"))


class LetterEditForm(CommandForm):
    """What is known of a letter, changed."""

    edits = True
    sender = Line(_l("Vem är brevet från?"), required=True, max=120)
    about = Line(_l("Vad handlar det om? Med egna ord."), max=400)
    deadline = DayField(_l("Sista dag att svara"))
    dealer = Line(_l("Vem tar hand om det?"), max=60)


class DealForm(CommandForm):
    """Whether a letter is dealt with."""

    id = IdField(required=True)
    status = Choice(choices=("open", "done"), required=True)
