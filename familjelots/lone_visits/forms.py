"""Fields of the commands on lone visits."""

from ..core.web.forms import CommandForm, IdField, LocalTimeField, Words
from ..core.web.language import later as _l


class CheckInForm(CommandForm):
    """When somebody is expected, and who is told otherwise."""

    id = IdField(required=True)
    expected_at = LocalTimeField(_l("När hör du av dig senast?"), required=True)
    colleague = IdField(_l("Vem ska få veta?"), required=True)
    planned_visit = IdField()


class ProlongForm(CommandForm):
    """Another time."""

    id = IdField(required=True)
    expected_at = LocalTimeField(_l("Ny tid"), required=True)


class CheckOutForm(CommandForm):
    """She is done."""

    id = IdField(required=True)


class ReachedForm(CommandForm):
    """A colleague has reached her by phone."""

    id = IdField(required=True)
    note = Words(_l("Vad sa ni?"), max=1000)
