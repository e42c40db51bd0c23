"""What a family writes on its own phone."""

from ..core.web.forms import CommandForm, Words
from ..core.web.language import later as _l


class OwnWordsForm(CommandForm):
    """A goal in the family's own words."""

    edits = True
    own_words = Words(_l("Med egna ord"), max=1000)
