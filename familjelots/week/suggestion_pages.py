"""A suggested week over HTTP: asked for, how far it has come, each visit with why; what is ticked is booked."""

import json
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from flask import Blueprint, redirect, request
from sqlite_utils import Database
from werkzeug import Response

from ..access import visible_families
from ..accounts import queries as accounts
from ..core import jobs, journal
from ..core.errors import NotFound, Refused
from ..core.perform import entry
from ..core.web import posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from ..schedule import prefill
from ..schedule import queries as schedule
from .board import monday_from
from .suggest import KIND

pages = Blueprint("suggestions", __name__)
WHY_NOT = {
    "no_contact_person": _l("Familjen har ingen fast kontakt än."),
    "not_working": _l("Familjeombudet arbetar inte mer den här veckan."),
    "away": _l("Familjeombudet är borta hela veckan."),
    "full": _l("Ingen tid är ledig med restid emellan."),
    "crowded": _l("Dagarna blev fulla av familjer som har väntat längre."),
}


@pages.post("/week/suggestions")
def ask() -> Response:
    """A week is to be suggested."""
    db, who = get_db(), _coordinator()
    monday = monday_from(request.form.get("monday", ""))
    job = jobs.add(db, who, KIND, {"monday": monday.isoformat()})
    return redirect(f"/week/suggestions/{job}", 303)


@pages.get("/week/suggestions/<job_id>")
def show(job_id: str) -> str:
    """How far it has come, then each visit with why, and what could not be placed."""
    db, who = get_db(), _coordinator()
    return _show(db, who, _job(db, who, job_id), {})


def _show(db: Database, who: Any, job: dict, refused: dict[str, str]) -> str:
    told = job["outcome"].get("visits", []) if job["state"] == "done" else []
    families = {one["id"]: one for one in visible_families(db, who)}
    coaches = {one["id"]: one["name"] for one in accounts.coaches(db)}
    states = schedule.states(db, json.dumps([_visit_of(job, one["family"]) for one in told]))
    visits = [
        {
            **one,
            "name": families[one["family"]]["name"],
            "coach_name": coaches.get(one.get("coach") or "", ""),
            "booked": states.get(_visit_of(job, one["family"])) == "planned",
            "given": families[one["family"]]["coach"] != one.get("coach"),
            "refused": refused.get(one["family"], ""),
        }
        for one in told
        if one["family"] in families
    ]
    placed = sorted((one for one in visits if "at" in one), key=lambda one: (one["coach_name"], one["at"]))
    return render(
        "week/suggestion.html",
        job=job,
        monday=date.fromisoformat(job["facts"]["monday"]),
        placed=placed,
        left=[one for one in visits if "at" not in one],
        why_not=WHY_NOT,
        failed=words.of(job["outcome"].get("reason")) if job["state"] == "failed" else "",
        open=any(not one["booked"] and not one["given"] for one in placed),
    )


@pages.post("/week/suggestions/<job_id>/booking")
def book(job_id: str) -> Response | str:
    """Each ticked visit is planned as any is; what has become impossible meanwhile stays, with why."""
    db, who = get_db(), _coordinator()
    job = _job(db, who, job_id)
    ticked = set(request.form.getlist("family"))
    told = [one for one in job["outcome"].get("visits", []) if one["family"] in ticked and "at" in one]
    refused = {one["family"]: why for one in told if (why := _book(db, who, job, one))}
    if refused:
        return _show(db, who, job, refused)
    return redirect(f"/week?from={job['facts']['monday']}", 303)


def _book(db: Database, who: Any, job: dict, one: dict) -> str:
    """Plan one visit; why it cannot be, in words. Asked for again it is the same operation."""
    family = next((found for found in visible_families(db, who) if found["id"] == one["family"]), None)
    if family is None:
        return str(words.of("not_found"))
    usual = prefill.plan_form(db, who, family).data
    op = str(uuid5(UUID(job["id"]), one["family"]))
    fields = {
        "id": _visit_of(job, one["family"]), "family": one["family"], "coach": one["coach"], "starts_at": one["at"],
        "minutes": str(one["minutes"]), "household": usual["household"] or "",
        "interpreter": usual["interpreter"] or "", "tell_first": "yes",
    }  # fmt: skip
    try:
        journal.submit(db, who, entry("plan_visit", fields, {}, op))
    except Refused as problem:
        return str(words.of(problem.code))
    return ""


def _visit_of(job: dict, family: str) -> str:
    """The id of the visit that a suggestion becomes."""
    return str(uuid5(UUID(job["id"]), f"visit {family}"))


def _job(db: Database, who: Any, id: str) -> dict:
    job = jobs.job(db, id)
    if job is None or job["kind"] != KIND or job["account"] != who.id:
        raise NotFound
    return job


def _coordinator() -> Any:
    who = posts.signed_in()
    if who.role != "coordinator":
        raise NotFound
    return who
