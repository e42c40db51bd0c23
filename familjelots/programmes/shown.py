"""A programme as a page shows it: in the reader's language, with words instead of codes."""

from typing import Any

from . import shape, words
from .indicators import indicators
from .tree import Programme, Rung, said


def shown(programme: Programme, language: str) -> dict[str, Any]:
    """A programme in a language, as its template wants it."""
    return {
        "id": programme.id,
        "version": programme.version,
        "languages": [words.LANGUAGES[each] for each in programme.languages],
        "language": language if language in programme.languages else programme.languages[0],
        "name": said(programme.name, language),
        "about": said(programme.about, language),
        "documentation": words.CHOICES["documentation"][programme.documentation],
        "criteria": [said(criterion.text, language) for criterion in programme.criteria],
        "areas": [said(name, language) for name in programme.areas.values()],
        "questions": _questions(programme, language),
        "ladder": _ladder(programme, language),
        "team": [
            {
                "name": said(role.name, language),
                "does": said(role.does, language),
                "decides_money": role.decides_money,
                "assesses": role.assesses,
            }
            for role in programme.team
        ],
        "cadence": [
            (words.FIELDS[name], value) for name in shape.CADENCE if (value := getattr(programme.cadence, name))
        ],
        "consents": [
            {
                "receiver": said(consent.receiver, language),
                "what": said(consent.what, language),
                "why": said(consent.why, language),
                "months": consent.months,
                "checked": [words.LANGUAGES[each] for each in consent.checked],
            }
            for consent in programme.consents
        ],
        "closures": [said(closure.name, language) for closure in programme.closures],
        "methods": [said(method.name, language) for method in programme.methods],
        "topics": topics(programme, language),
    }


def topics(programme: Programme, language: str) -> list[dict[str, Any]]:
    """What helps those who write goals, follow up and evaluate: a text, and good wordings beside vague ones."""
    return [
        {
            "code": topic,
            "title": words.FIELDS[topic],
            "text": said(text, language),
            "examples": [
                {"vague": said(example.vague, language), "good": said(example.good, language)}
                for example in programme.examples
                if example.topic == topic
            ],
        }
        for topic, text in programme.help.items()
    ]


def _questions(programme: Programme, language: str) -> list[dict[str, Any]]:
    found = []
    for asked in programme.indicators:
        question = indicators()[asked.id]
        when = [(moment in asked.when, name) for moment, name in words.MOMENTS.items()]
        who = words.ASKED[question.scale.who]
        found.append({"id": asked.id, "text": said(question.text, language), "who": who, "when": when})
    return found


def _ladder(programme: Programme, language: str) -> list[dict[str, Any]]:
    """The steps; `onward` names where one leads when that is not simply the next."""
    names = {rung.id: said(rung.name, language) for rung in programme.ladder}
    after = [*(rung.id for rung in programme.ladder[1:]), None]
    return [
        {
            "name": names[rung.id],
            "text": said(rung.text, language),
            "ready": said(rung.ready, language),
            "ask": said(rung.ask, language),
            "otherwise": said(rung.otherwise, language),
            "onward": [] if _is_plain(rung, following) else [names[id] for id in rung.next],
            "ends": not rung.next,
        }
        for rung, following in zip(programme.ladder, after, strict=True)
    ]


def _is_plain(rung: Rung, following: str | None) -> bool:
    return rung.next == ((following,) if following else ())
