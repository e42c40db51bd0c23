"""Jinja is compiled by our own rules here: whatever a template may be written with, words come out escaped, once."""

import pytest
from jinja2 import DictLoader
from markupsafe import Markup, escape

from familjelots.core.web.templating import ItemFirstEnvironment

HOSTILE = "<b onclick='x'>\"&{{ 7 }}</b>"
SAFE = str(escape(HOSTILE))

SOURCES = (
    "{{ words | default('') }}",
    "{{ nothing | default(words) }}",
    "{{ none_ or words }}",
    "{{ words | trim }}",
    "{{ [words] | first }}",
    "{{ [words, words] | unique | join }}",
    "{{ rows | map(attribute='words') | join('') }}",
    "{{ rows | join('', attribute='words') }}",
    "{{ rows | map(attribute='words') | select | first }}",
    "{{ '%s' | format(words) }}",
    "{{ '%s' % words }}",
    "{{ '{}'.format(words) }}",
    "{{ words.replace('z', 'z') }}",
    "{{ words[:] }}",
    "{{ words ~ '' }}",
    "{{ words if words else '' }}",
    "{{ rows[0].words }}{{ '' }}",
    "{{ rows[0]['words'] }}",
    "{{ thing.words }}",
    "{{ thing.say() }}",
    "{{ say(words) }}",
    "{{ _('%(w)s', w=words) }}",
    "{{ _(words) }}",
    "{% trans w=words %}{{ w }}{% endtrans %}",
    "{% trans %}{{ words }}{% endtrans %}",
    "{% set kept = words %}{{ kept }}",
    "{% set kept %}{{ words }}{% endset %}{{ kept }}",
    "{% set kept %}{{ words }}{% endset %}{{ kept ~ '' }}",
    "{% set a, b = words, '' %}{{ a }}{{ b }}",
    "{% set ns = namespace(w=words) %}{{ ns.w }}",
    "{% with kept = words %}{{ kept }}{% endwith %}",
    "{% for row in rows %}{{ row.words }}{% endfor %}",
    "{% for row in rows if row.words %}{{ row.words }}{% endfor %}",
    "{% for key, value in rows[0].items() %}{{ value }}{% endfor %}",
    "{% for row in rows recursive %}{{ row.words }}{% endfor %}",
    "{% for row in [] %}{% else %}{{ words }}{% endfor %}",
    "{% macro m(w) %}{{ w }}{% endmacro %}{{ m(words) }}",
    "{% macro m(w) %}{{ w }}{% endmacro %}{{ m(w=words) }}",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ words }}{% endcall %}",
    "{% macro m() %}{{ kwargs.w }}{% endmacro %}{{ m(w=words) }}",
    "{% filter trim %}{{ words }}{% endfilter %}",
    "{% block a %}{{ words }}{% endblock %}",
    "{% set kept %}{% block b %}{{ words }}{% endblock %}{% endset %}{{ kept }}",
    "{% block c %}{{ words }}{% endblock %}{% if false %}{{ self.c() }}{% endif %}",
    "{% include 'piece.html' %}",
    "{% for words in [words] %}{% include 'piece.html' %}{% endfor %}",
    "{% with row = rows[0] %}{% include 'row.html' %}{% endwith %}",
    "{% from 'macros.html' import m %}{{ m(words) }}",
    "{% from 'macros.html' import n with context %}{{ n() }}",
    "{% import 'macros.html' as all %}{{ all.m(words) }}",
    "{% extends 'layout.html' %}{% block main %}{{ words }}{% endblock %}",
    "{% extends 'layout.html' %}{% block main %}{% include 'piece.html' %}{% endblock %}",
    "{% extends 'twice.html' %}{% block main %}{{ super() }}{% endblock %}",
)
PIECES = {
    "piece.html": "{{ words }}",
    "row.html": "{% set w = row.words %}{{ w }}",
    "macros.html": "{% macro m(w) %}{{ w }}{% endmacro %}{% macro n() %}{{ words }}{% endmacro %}",
    "layout.html": "{% block main %}{% endblock %}",
    "twice.html": "{% extends 'layout.html' %}{% block main %}{{ words }}{% endblock %}",
}


class Thing:
    words = HOSTILE

    def say(self) -> str:
        return self.words


def facts():
    return {"words": HOSTILE, "rows": [{"words": HOSTILE}], "thing": Thing(), "say": str, "none_": None}


def environments(app, sources):
    """Those that pages are drawn with: each form in each language."""
    loader = DictLoader({**PIECES, **sources})
    house: ItemFirstEnvironment = app.jinja_env.overlay(loader=loader)
    yield house
    yield house.knowing(("a form",), {"_": str, "icon": str, "op": lambda: Markup(""), "new_id": str})


@pytest.mark.parametrize("source", SOURCES)
def test_words_come_out_escaped_once_however_a_template_is_written(app, source):
    with app.test_request_context():
        for environment in environments(app, {"page.html": source}):
            assert environment.get_template("page.html").render(facts()).strip() == SAFE


def test_no_template_says_that_words_are_safe(app):
    for name in app.jinja_env.list_templates():
        source = app.jinja_env.loader.get_source(app.jinja_env, name)[0]
        for open_door in ("| safe", "|safe", "autoescape", "tojson", "xmlattr", "Markup", "<script>", "javascript:"):
            assert open_door not in source, name
        assert name.endswith(".html"), "another kind of template would not be escaped"
