""" "Mer": who one is here, the language, one's phones, the way out."""

from ..core.web import language, posts
from ..core.web.fragments import render
from . import forms, more
from .web import pages


@pages.get("/more")
def more_page() -> str:
    """All that has no place in the bar."""
    who = posts.signed_in()
    languages = [(code, forms.LANGUAGE_WORDS[code]) for code in language.LANGUAGES]
    return render(
        "accounts/more.html", lines=more.lines(who.role), languages=languages, role=forms.ROLE_WORDS[who.role]
    )
