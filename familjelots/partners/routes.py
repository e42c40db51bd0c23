"""Partners over HTTP: what they are asked and have answered, for those who work with a family."""

from typing import Any

from flask import Blueprint, Flask
from sqlite_utils import Database

from ..access import behind, kept_pages, leads, open_family
from ..accounts import link_queries, links, outside
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, posts, words
from ..core.web.database import get_db
from ..core.web.fragments import BLANK_ID, render
from ..core.web.language import later as _l
from ..families import consent_queries
from ..plans import queries as plans
from . import ask, door, forms, queries, shown

pages = Blueprint("partners", __name__)
BLANK = {
    "id": BLANK_ID, "organisation": "", "contact": "", "question": "", "until_day": "", "decides_money": 0, "over": 0,
    "answers": (), "steps_told": (), "made_by_name": "",
}  # fmt: skip
BLANK_ANSWER = {"id": BLANK_ID, "contact": "", "answer": "", "next_day": ""}


def _page(_who: Any, family_id: str = "", question_id: str = "", answer_id: str = "", receiver_id: str = "") -> str:
    finds = ((question_id, queries.question), (answer_id, queries.answer), (receiver_id, consent_queries.receiver))
    found = next((find(get_db(), id) for id, find in finds if id), None)
    return f"/families/{found['family'] if found else family_id}/partners"


def _asked_again(db: Database, who: Any, form: Any, family_id: str) -> str:
    return _partners(db, who, family_id, form)


def _noted_again(db: Database, who: Any, form: Any, question_id: str) -> str:
    found = queries.question(db, question_id)
    return _partners(db, who, found["family"] if found else "", noted=(question_id, form))


_QUESTION = {"question_id": queries.question}
COMMANDS = (
    Command(
        "ask_partner", 1, "/families/<family_id>/partner-questions", forms.QuestionForm,
        behind(ask.ask_partner, leads), _asked_again, _page,
    ),
    Command(
        "end_question", 1, "/partner-questions/<question_id>/ending", forms.EndForm,
        behind(ask.end_question, leads, **_QUESTION), None, _page,
    ),
    Command(
        "note_answer", 1, "/partner-questions/<question_id>/noted-answers", forms.NotedForm,
        behind(ask.note_answer, leads, **_QUESTION), _noted_again, _page,
    ),
    Command(
        "see_answer", 1, "/partner-answers/<answer_id>/reading", forms.SeenForm,
        behind(ask.see_answer, leads, answer_id=queries.answer), None, _page,
    ),
    Command(
        "say_money", 1, "/receivers/<receiver_id>/money", forms.MoneyForm,
        behind(ask.say_money, leads, receiver_id=consent_queries.receiver), None, _page,
    ),
)  # fmt: skip


@pages.get("/families/<family_id>/partners")
def partners(family_id: str) -> str:
    """What a family's partners are asked and have answered, and the form to ask."""
    return _partners(get_db(), posts.signed_in(), family_id)


@pages.get("/partner-questions/<question_id>")
def one_question(question_id: str) -> str:
    """One question: its link, its end, who decides money."""
    return _question(get_db(), posts.signed_in(), question_id)


@pages.post("/partner-questions/<question_id>/link")
def new_link(question_id: str) -> str:
    """A new link and a new code, shown this once."""
    db, who = get_db(), posts.signed_in()
    _family, question = _open(db, who, question_id)
    if ask.is_over(question):
        raise NotFound
    token, code = links.make_link(db, door.KIND, question_id, who.id, question["until_day"])
    return _question(db, who, question_id, outside.address_of(token, code))


def _partners(
    db: Database, who: Any, family_id: str, typed: Any = None, noted: tuple[str, Any] = ("", None)
) -> str:  # fmt: skip
    if not who.works_with_families:
        raise NotFound
    family = open_family(db, who, family_id, page="partners")
    steps = plans.steps(db, family_id)
    return render(
        "partners/partners.html",
        family=family,
        leads=leads(who, family),
        questions=shown.questions(db, family_id, steps),
        partners=shown.partners(db, family),
        may_be_theirs=[step for step in steps if step["doer"] == "other" or step["doer_partner"]],
        form=typed or forms.QuestionForm(),
        typed=typed,
        noting=noted[1] or forms.NotedForm(),
        noted=noted[0],
    )


def _open(db: Database, who: Any, question_id: str) -> tuple[dict, dict]:
    question = queries.question(db, question_id)
    if question is None or not who.works_with_families:
        raise NotFound
    family = open_family(db, who, question["family"], page="partners")
    if not leads(who, family):
        raise NotFound
    return family, question


def _question(db: Database, who: Any, question_id: str, link: dict | None = None) -> str:
    family, _known = _open(db, who, question_id)
    told = next(
        one for one in shown.questions(db, family["id"], plans.steps(db, family["id"])) if one["id"] == question_id
    )
    return render(
        "partners/question.html", family=family, question=told, link=link, known=link_queries.link_of(db, question_id)
    )


def _kept(db: Database, who: Any) -> list[str]:
    return kept_pages(db, who, "partners", outside=True)


def register(app: Flask) -> None:
    """Serve the pages, the commands, the partners' own door, and the words."""
    app.register_blueprint(pages)
    for command in COMMANDS:
        posts.serve(app, command)
    door.serve()
    keepable.register("/families/", _kept)
    app.jinja_env.globals.update(blank_question=BLANK, blank_answer=BLANK_ANSWER)
    words.register(
        {
            "no_consent": _l("Familjen har inte sagt ja till att vi berättar för dem. Fråga familjen först."),
            "partner_answered": _l("Den ni frågade har svarat."),
            "not_their_step": _l("Välj bara steg som den ni frågar, eller någon annan utanför familjen, gör."),
            "question_too_long": _l("Välj en dag inom ett år. Fråga hellre igen."),
        }
    )
