"""Fields of the command on wordings."""

from ..core.web.forms import CommandForm, IdField, Line, Words
from ..core.web.language import later as _l


class WordingForm(CommandForm):
    """How a text is said in a language."""

    id = IdField(required=True)
    record = IdField(_l("Vilken text?"), required=True)
    language = Line(_l("Språk"), required=True, max=10)
    text = Words(_l("Så säger tolken det"), required=True, max=1000)
