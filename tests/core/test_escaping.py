"""What a person writes can never become markup, however a template outputs it."""

import pytest
from markupsafe import Markup

HOSTILE = '<b onclick="x">\'&'
SAFE = "&lt;b onclick=&#34;x&#34;&gt;&#39;&amp;"


@pytest.mark.parametrize(
    "source",
    [
        "{{ words }}",
        "{{ row.words }}",
        "{% for item in [words] %}{{ item }}{% endfor %}",
        "{% set kept %}{{ words }}{% endset %}{{ kept }}",
        "{% macro say(it) %}{{ it }}{% endmacro %}{{ say(words) }}",
        "{{ words ~ '' }}",
        "{{ [words] | join(' ') }}",
        "{{ text_of }}",
        "{{ odd }}",
        "{% if true %}{{ words if true else '' }}{% endif %}",
    ],
)
def test_words_are_escaped_once_wherever_they_are_put(app, source):
    class Odd:
        def __str__(self) -> str:
            return HOSTILE

    class Own(str):
        __slots__ = ()

    template = app.jinja_env.from_string(source)
    assert template.render(words=HOSTILE, row={"words": HOSTILE}, text_of=Own(HOSTILE), odd=Odd()) == SAFE


def test_markup_of_our_own_stays_as_it_is_and_numbers_are_written_out(app):
    template = app.jinja_env.from_string("{{ ours }}{{ count }}{{ nothing }}{{ missing }}")
    assert template.render(ours=Markup("<i>"), count=3, nothing=None) == "<i>3None"
