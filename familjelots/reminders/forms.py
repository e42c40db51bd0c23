"""Fields of the commands on follow-ups."""

from ..core.web.forms import CommandForm, DayField, IdField, Line, Words
from ..core.web.language import later as _l


class FollowUpForm(CommandForm):
    """Something to come back to, and the day."""

    id = IdField(required=True)
    text = Line(_l("Vad ska vi följa upp?"), required=True, max=400)
    due = DayField(_l("När?"), required=True)


class CompletionForm(CommandForm):
    """What had changed."""

    id = IdField(required=True)
    what_changed = Words(_l("Vad har ändrats?"), max=4000)
