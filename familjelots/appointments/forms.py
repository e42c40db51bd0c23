"""Fields of the commands on appointments."""

from ..core.web.forms import Choice, CommandForm, IdField, Line, LocalTimeField
from ..core.web.language import later as _l


class AppointmentForm(CommandForm):
    """An appointment with somebody else."""

    id = IdField(required=True)
    with_whom = Line(_l("Med vem?"), required=True, max=120)
    starts_at = LocalTimeField(_l("När?"), required=True)
    place = Line(_l("Var?"), max=120)
    about = Line(_l("Vad handlar det om?"), max=400)
    member = IdField(_l("Vem ska dit?"))
    companion = Line(_l("Vem följer med?"), max=60)
    household = IdField(_l("Gäller"))


class AppointmentEditForm(CommandForm):
    """What is known of an appointment, changed."""

    edits = True
    with_whom = Line(_l("Med vem?"), required=True, max=120)
    starts_at = LocalTimeField(_l("När?"), required=True)
    place = Line(_l("Var?"), max=120)
    about = Line(_l("Vad handlar det om?"), max=400)
    companion = Line(_l("Vem följer med?"), max=60)


class TurnForm(CommandForm):
    """Whether an appointment stands."""

    id = IdField(required=True)
    status = Choice(choices=("planned", "cancelled"), required=True)
