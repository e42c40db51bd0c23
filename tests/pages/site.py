"""Which pages there are: every GET rule of the URL map, tried as each role; only what is no page is listed by hand."""

import sqlite3
from dataclasses import dataclass
from itertools import product

from flask import Flask
from playwright.sync_api import APIRequestContext
from werkzeug.routing import Rule

# Where the ids of a rule's arguments come from: of the family with two homes, what has most to show first.
FAMILY = "(SELECT family FROM household GROUP BY family ORDER BY count(*) DESC LIMIT 1)"
IDS = {
    "family_id": f"SELECT {FAMILY}",
    "member_id": f"SELECT id FROM member WHERE family = {FAMILY} ORDER BY name",
    "planned_visit_id": f"SELECT id FROM planned_visit WHERE family = {FAMILY} ORDER BY starts_at DESC LIMIT 9",
    "visit_id": f"SELECT id FROM visit WHERE family = {FAMILY} ORDER BY length(text) DESC LIMIT 9",
    "step_id": f"SELECT id FROM next_step WHERE family = {FAMILY} LIMIT 3",
    "goal_id": f"SELECT id FROM goal WHERE family = {FAMILY} LIMIT 3",
    "barrier_id": f"SELECT id FROM barrier WHERE family = {FAMILY} LIMIT 3",
    "strength_id": f"SELECT id FROM strength WHERE family = {FAMILY} LIMIT 3",
    "demand_id": "SELECT id FROM demand LIMIT 3",
    "mapping_id": f"SELECT id FROM mapping WHERE family = {FAMILY} AND status = 'confirmed' LIMIT 3",
    "question_id": f"SELECT id FROM partner_question WHERE family = {FAMILY} LIMIT 3",
    "referral_id": "SELECT id FROM referral ORDER BY family IS NULL, kind LIMIT 9",
    "idea_id": "SELECT id FROM change_idea LIMIT 3",
    "letter_id": f"SELECT id FROM letter WHERE family = {FAMILY} LIMIT 3",
    "appointment_id": f"SELECT id FROM appointment WHERE family = {FAMILY} LIMIT 3",
    "saying_id": f"SELECT id FROM saying WHERE family = {FAMILY} LIMIT 3",
    "assessment_id": "SELECT id FROM assessment WHERE status <> 'draft' LIMIT 3",
    "competence_id": "SELECT id FROM competence LIMIT 3",
    "parked_op": "SELECT op FROM journal WHERE outcome = 'parked' AND command = 'propose_goal'",
    "programme_id": "SELECT id FROM own_programme UNION ALL SELECT 'iris_kompetenstrappa'",
    "kind": "SELECT 'plan'",
    "record": f"SELECT {FAMILY}",
    "absence_id": "SELECT id FROM absence ORDER BY from_at DESC LIMIT 3",
    "series_id": "SELECT id FROM visit_series LIMIT 3",
    "account_id": "SELECT id FROM account ORDER BY name LIMIT 3",
}
# A page may be another one with a question behind its address.
QUESTIONS = {
    "/planned-visits/new": f"SELECT '?family=' || {FAMILY}",
    "/planned-visits/series": f"SELECT '?family=' || {FAMILY}",
    "/working-times": "SELECT '?of=' || id FROM account WHERE name = 'Sara'",
    "/start": "SELECT '?code=ABCD-EFGH'",
}

# Rules that no role can open by a plain GET, and why that is right.
NOT_OPENED = {
    "/static/<build>/<path:name>": "files of the build",
    "/devices/<device_id>/key": "JSON, for the phone that owns the device",
    "/imports/<import_id>": "a file that somebody brought; none is in the demo; looked at in test_imports.py",
    "/week/suggestions/<job_id>": "a suggestion that somebody asked for; looked at in test_suggestion.py",
    "/families/<family_id>/shared": "what a family lets another organisation's people be told; none is in the demo",
    "/calendar/<token>.ics": "a feed for calendars, by a token that is only in the link; read in tests/feeds",
    "/p/<token>": "a partner's door, by a token that is only in the link; looked at in test_partner_door.py",
    "/r/<token>/later": "as `/r/<token>`; looked at in test_reminders.py",
    "/r/<token>": "leads on from a push message, by a token that is only in the message",
}


@dataclass(frozen=True)
class Place:
    """A page as one role sees it."""

    role: str
    rule: str
    path: str

    def __str__(self) -> str:
        return f"{self.role} {self.rule}"


def rules(app: Flask) -> list[Rule]:
    """Every rule that answers GET."""
    return [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]


def addresses(rule: Rule, db: sqlite3.Connection) -> list[list[str]]:
    """The rule's pages: of each the addresses to try, their arguments filled from the database."""
    names = sorted(rule.arguments)
    if not set(names) <= IDS.keys():
        return []
    choices = [[row[0] for row in db.execute(IDS[name])] for name in names]
    built = [rule.build(dict(zip(names, values, strict=True))) for values in product(*choices)]
    found = [[path for _host, path in filter(None, built)]]
    if rule.rule in QUESTIONS:
        found.append([rule.rule + db.execute(QUESTIONS[rule.rule]).fetchone()[0]])
    return found


def open_to(role: str, request: APIRequestContext, url: str, rule: Rule, found: list[str]) -> tuple[Place | None, bool]:
    """The first address of a rule that is a page for the role, and whether anything at all answered."""
    answered = False
    for path in found:
        answer = request.get(url + path, max_redirects=0)
        status, kind = answer.status, answer.headers.get("content-type", "")
        answer.dispose()
        answered |= status < 400
        if status == 200 and kind.startswith("text/html"):
            return Place(role, rule.rule, path), True
        if status != 404:
            break
    return None, answered
