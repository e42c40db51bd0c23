"""Status by month: said in seconds, corrected by new rows, kept apart for persons and families, counted honestly."""

from datetime import UTC, datetime, timedelta

import pytest

from familjelots.core import clock
from familjelots.core.db import rows, value
from familjelots.progress.counts import Counted, counted, hidden
from familjelots.progress.months import after, checks, known_of, self_support, spells

from ..cast import must, named, run
from ..overview.test_queries_do_not_grow import queries_of
from .answered import family_of


def this():
    return clock.today().isoformat()[:7]


def back(months):
    return after(this(), -months)


def told(db, cast, person, month, key="", **status):
    id = named(f"status {person} {month} {status} {key}")
    fields = {"id": id, "member": cast.members[person] if person else "", "month": month, **status}
    must(db, cast.sara, "record_status", fields, family_id=family_of(cast, person or "maja"))


def row(text, month, person):
    return text.split(f'data-id="{month}-{person}"')[1].split("</li>")[0]


def test_f2_work_that_was_found_is_asked_about_until_it_is_known_whether_it_was_kept(db, cast, client_of):
    """F2: find, get and keep work or studies."""
    told(db, cast, "maja", back(8), work="no", studies="no")
    told(db, cast, "maja", back(7), work="yes")
    page = f"/families/{family_of(cast, 'maja')}/status"
    text = client_of(cast.sara).get(page).text
    assert "Arbete eller studier sedan" in text
    assert text.count("fråga nu") == 2
    assert text.count("inte än") == 1
    told(db, cast, "maja", back(4), work="no", studies="yes")
    told(db, cast, "maja", back(1), work="no", studies="no")
    text = client_of(cast.sara).get(page).text
    assert "<strong>kvar</strong>" in text
    assert "<strong>inte kvar</strong>" in text
    assert "fråga nu" not in text


def test_a_correction_is_a_new_row_and_what_is_not_said_stays_as_it_was(db, cast, client_of):
    told(db, cast, "maja", back(2), work="no", studies="no", assistance="yes", words="Fel månad först.")
    told(db, cast, "maja", back(2), work="yes", words="Hon hade börjat den tjugonde.")
    told(db, cast, "", back(2), assistance="no")
    assert value(db, "SELECT count(*) FROM status_month") == 3
    known = known_of(rows(db, "SELECT * FROM status_month ORDER BY rowid"), cast.members["maja"])
    assert known == {back(2): {"work": "yes", "studies": "no", "assistance": "no"}}
    text = client_of(cast.sara).get(f"/families/{family_of(cast, 'maja')}/status").text
    shown = row(text, back(2), cast.members["maja"])
    assert "Fel månad först." in shown
    assert "Hon hade börjat den tjugonde." in shown
    assert '<span class="mark" data-kind="sea">Arbete</span>' in shown
    assert "inget försörjningsstöd" in shown
    assert "inte frågat:</span>" not in shown
    assert "aktivitet" in shown.split("inte frågat:")[1]


def test_what_was_so_last_month_is_said_of_this_one_in_one_tap(db, cast, client_of):
    told(db, cast, "maja", back(1), work="no", activity="yes", assistance="yes", income_source="assistance")
    sara, page = client_of(cast.sara), f"/families/{family_of(cast, 'maja')}/status"
    text = sara.get(page).text
    form = text.split(f'data-of="same-{cast.members["maja"]}"')[1].split("</form>")[0]
    assert "Samma i" in form
    for posted in ('name="work" value="no"', 'name="activity" value="yes"', 'name="income_source" value="assistance"'):
        assert posted in form
    told(db, cast, "maja", this(), work="no", activity="yes")
    assert "Samma i" not in sara.get(page).text


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"month": "2026-13"}, "no_month"),
        ({"month": "nyss"}, "no_month"),
        ({"month": "1999-12"}, "too_long_ago"),
        ({"work": ""}, "say_something"),
        ({"work": "kanske"}, "invalid"),
        ({"income_source": "lotteri"}, "invalid"),
        ({"income_source": "assistance", "assistance": "no"}, "contrary_month"),
        ({"member": named("nobody")}, "unknown_choice"),
        ({"member": ""}, "unknown_choice"),
    ],
)
def test_what_cannot_be_so_is_refused(db, cast, wrong, reason):
    fields = {"id": named("x"), "member": cast.members["maja"], "month": back(1), "work": "yes", **wrong}
    answer = run(db, cast.sara, "record_status", fields, family_id=family_of(cast, "maja"))
    assert answer.reason == reason


def test_living_on_assistance_without_any_is_refused_with_both_fields_named_and_what_was_typed(db, cast, client_of):
    fields = {"id": named("x"), "member": cast.members["maja"], "month": back(1), "words": "Hon var osäker."}
    posted = fields | {"income_source": "assistance", "assistance": "no"}
    answer = client_of(cast.sara).post(f"/families/{family_of(cast, 'maja')}/status-months", data=posted)
    assert answer.status_code == 422
    assert "Vid ”Lever på” står Försörjningsstöd" in answer.text
    assert "vid ”Försörjningsstöd den månaden?” står Nej" in answer.text
    assert "Hon var osäker." in answer.text


def test_no_assistance_takes_back_that_it_was_lived_on_and_the_other_way_round(db, cast, client_of):
    told(db, cast, "maja", back(1), income_source="assistance")
    told(db, cast, "maja", back(1), assistance="no")
    told(db, cast, "jonas", back(1), assistance="no")
    told(db, cast, "jonas", back(1), income_source="assistance")
    said = rows(db, "SELECT * FROM status_month ORDER BY rowid")
    assert known_of(said, cast.members["maja"]) == {back(1): {"assistance": "no"}}
    assert known_of(said, cast.members["jonas"]) == {back(1): {"income_source": "assistance"}}


def test_wages_may_come_after_work_has_ended(db, cast):
    told(db, cast, "maja", back(1), work="no", income_source="work", assistance="yes")


def test_words_alone_about_a_month_are_kept_and_change_nothing_else(db, cast, client_of):
    told(db, cast, "maja", this(), work="yes")
    told(db, cast, "maja", this(), words="Hon var trött.")
    text = client_of(cast.sara).get(f"/families/{family_of(cast, 'maja')}/status").text
    assert "Hon var trött." in text
    assert '<span class="mark" data-kind="sea">Arbete</span>' in text


def test_next_month_has_not_come_a_child_works_nowhere_and_a_family_does_not_write_it(db, cast):
    fields = {"id": named("x"), "member": cast.members["maja"], "month": after(this(), 1), "work": "yes"}
    family = family_of(cast, "maja")
    assert run(db, cast.sara, "record_status", fields, family_id=family).reason == "month_to_come"
    fields["month"] = this()
    assert run(db, cast.maja, "record_status", fields, family_id=family).reason == "not_found"
    assert run(db, cast.amir, "record_status", fields, family_id=family).reason == "not_found"
    child = {**fields, "member": cast.members["ture"]}
    assert run(db, cast.sara, "record_status", child, family_id=family_of(cast, "ture")).reason == "unknown_choice"


def test_self_support_is_four_months_without_assistance_and_unknown_until_that_can_be_said():
    def family(text, first="2026-01"):
        words = {"y": "yes", "n": "no"}
        return [{after(first, at): {"assistance": words[sign]} for at, sign in enumerate(text) if sign in words}]

    assert self_support(family("yynnnny"), "2026-03", 3) == "yes"
    assert self_support(family("yynnnny"), "2026-06", 3) == "yes"
    assert self_support(family("yynnny"), "2026-03", 3) == "no", "three months and back again"
    assert self_support(family("yynn"), "2026-04", 3) == "unknown", "too early"
    assert self_support(family("yynn?nn"), "2026-04", 3) == "unknown", "nobody knows of the fifth month"
    assert self_support(family("yynnnn"), "2026-02", 3) == "no"
    assert self_support(family("??"), "2026-01", 3) == "unknown"
    two = family("ynnnn") + family("nnnyn")
    assert self_support(two, "2026-02", 3) == "no", "one of them had it again"
    assert self_support([*family("nnnnn"), {}], "2026-02", 3) == "unknown"


def test_work_that_began_twice_is_two_beginnings():
    known = {
        f"2026-0{at}": {"work": word, "studies": "no"} for at, word in enumerate(("no", "yes", "yes", "no", "yes"), 1)
    }
    assert spells(known) == ["2026-02", "2026-05"]
    assert [one["kept"] for one in checks(known, "2026-02", "2026-09")] == [True, None, None]


def test_small_numbers_are_hidden_and_cannot_be_derived():
    assert hidden({"yes": 6, "no": 3, "unknown": 9}) == {"yes": None, "no": None, "unknown": 9}
    assert hidden({"yes": 2, "no": 3, "unknown": 9}) == {"yes": None, "no": None, "unknown": 9}
    assert hidden({"yes": 20, "no": 3, "unknown": 0}) == {"yes": None, "no": None, "unknown": 0}
    assert hidden({"yes": 3, "no": 0, "unknown": 0}) == {"yes": None, "no": None, "unknown": 0}
    assert counted(["yes"] * 6 + ["no"] * 6) == Counted(12, {"yes": 6, "no": 6, "unknown": 0}, 50)
    assert counted(["yes"] * 9) == Counted(9, {"yes": 9, "no": 0, "unknown": 0}, None), "no share under ten"
    assert counted(["yes"] * 4) == Counted(None, {"yes": None, "no": None, "unknown": None}, None)


def _town(db, cast, families):
    """Families that came eight months ago: two grown people each, of whom one began to work in the third month."""
    long_ago = datetime.now(UTC) - timedelta(days=8 * 31)
    with clock.at(long_ago):
        for number in range(families):
            family, home = named(f"family {number}"), named(f"home {number}")
            made = {"id": family, "name": f"Familj {number}", "programme": "fokus_familjen", "status": "active"}
            must(db, cast.lena, "add_family", made)
            must(db, cast.lena, "add_household", {"id": home, "name": "Hemma"}, family_id=family)
            for person in ("a", "b"):
                facts = {"id": named(f"{person} {number}"), "name": person, "role": "adult", "households": home}
                must(db, cast.lena, "add_member", facts, family_id=family)
    began = long_ago.date().isoformat()[:7]
    for number in range(families):
        for person in ("a", "b"):
            for months in range(8):
                works = "yes" if person == "a" and months >= 3 and number % 2 else "no"
                said = {"work": works, "studies": "no", "activity": "no"}
                said["assistance"] = "no" if months >= 4 and number % 2 else "yes"
                said |= {"member": named(f"{person} {number}"), "month": after(began, months)}
                said["id"] = named(f"{person} {number} {months}")
                must(db, cast.lena, "record_status", said, family_id=named(f"family {number}"))


def test_u8_u9_activities_begun_and_self_support_seven_months_after_with_denominators(db, cast, client_of):
    """U8, U9: individuals (occupation) and families (self-support) counted apart, seven months after the start."""
    _town(db, cast, 12)
    lena = client_of(cast.lena)
    text = lena.get("/status-counts").text
    people, families = text.split("Människor: har börjat något")[1].split("Familjer: försörjer sig själva")[:2]
    figures = [part.split("<")[0].strip() for part in people.split('<dd class="numbers">')[1:]]
    assert figures == ["24", "6 (25 %)", "18", "0"]
    figures = [part.split("<")[0].strip() for part in families.split("</section>")[0].split('<dd class="numbers">')[1:]]
    assert figures == ["12", "6 (50 %)", "6", "0"]
    assert "Ingen har kommit så långt än." in lena.get("/status-counts?months=12").text
    assert 'value="7"' in lena.get("/status-counts?months=mycket").text
    kept = text.split("Människor: kvar i arbete eller studier")[1]
    assert "efter 3 månader" in kept
    assert client_of(cast.sara).get("/status-counts").status_code == 404


def test_u4_follow_ups_are_booked_done_and_say_what_changed(db, cast, client_of):
    """U4: book follow-ups and record what changed."""
    family, sara = family_of(cast, "maja"), client_of(cast.sara)
    later = (clock.today() + timedelta(days=30)).isoformat()
    for key in ("practice", "back"):
        must(db, cast.sara, "add_follow_up", {"id": named(key), "text": f"Hur går {key}?", "due": later},
             family_id=family)  # fmt: skip
    done = {"id": named("done"), "what_changed": "Maja får stanna."}
    must(db, cast.sara, "complete_follow_up", done, follow_up_id=named("practice"))
    text = sara.get(f"/families/{family}/status").text
    assert "Hur går back?" in text
    assert "Maja får stanna." in text
    assert "record_status" in text, "the month is written beside it"
    counts = client_of(cast.lena).get("/status-counts").text.split("Bokade")[1]
    figures = [part.split("<")[0] for part in counts.split('<dd class="numbers">')[1:]]
    assert figures == ["2", "1", "1", "0"]


def test_the_status_pages_ask_the_database_as_often_however_much_was_said(db, cast, client_of):
    pages = ((client_of(cast.sara), f"/families/{family_of(cast, 'maja')}/status"),
             (client_of(cast.lena), "/status-counts"))  # fmt: skip
    told(db, cast, "maja", back(1), work="yes")
    before = [len(queries_of(*page)) for page in pages]
    for month in range(12):
        told(db, cast, "maja", back(month), work="yes", words=f"Månad {month}")
        told(db, cast, "jonas", back(month), assistance="yes")
        told(db, cast, "eva", back(month), assistance="no")
    assert [len(queries_of(*page)) for page in pages] == before
