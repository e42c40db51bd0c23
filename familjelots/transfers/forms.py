"""Fields of the command on transfers."""

from ..core.web.forms import Choice, CommandForm, IdField, Line
from .mark import KINDS


class TransferForm(CommandForm):
    """A record that has been put into the case system, and how new it was."""

    id = IdField(required=True)
    kind = Choice(choices=KINDS, required=True)
    record = IdField(required=True)
    stamp = Line(required=True, max=40)
