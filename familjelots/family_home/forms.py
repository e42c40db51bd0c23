"""What a family writes on its own phone."""

from flask_babel import lazy_gettext as _l

from ..core.web.forms import CommandForm, Words


class OwnWordsForm(CommandForm):
    """A goal in the family's own words."""

    edits = True
    own_words = Words(_l("Med egna ord"), max=1000)
