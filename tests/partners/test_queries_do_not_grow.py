"""As many queries with ten times the questions and answers, for those who work with a family and for itself."""

import pytest

from ..cast import must, named
from ..overview.test_queries_do_not_grow import queries_of
from .asked import Asked, day


def grow(asked, start, stop):
    for number in range(start, stop):
        asked.step(f"step {number}", "Ordna ett rum till", f"partner:{asked.receiver}")
        told = asked.fields(f"step {number}") | {"id": named(f"question {number}")}
        must(asked.db, asked.cast.sara, "ask_partner", told, family_id=asked.family)
        said = {"id": named(f"answer {number}"), "answer": "Det går bra.", "next_day": day(3)}
        must(asked.db, asked.cast.sara, "note_answer", said, question_id=told["id"])


@pytest.mark.parametrize(
    ("reader", "page"), [("sara", "/families/{}/partners"), ("lena", "/families/{}/partners"), ("eva", "/later")]
)
def test_ten_times_the_questions_take_the_same_queries(db, cast, client_of, reader, page):
    asked, client = Asked(db, cast), client_of(cast.people[reader])
    grow(asked, 0, 2)
    few = queries_of(client, page.format(asked.family))
    grow(asked, 2, 20)
    assert len(queries_of(client, page.format(asked.family))) == len(few)


def test_a_next_day_leads_to_the_familys_times(db, cast, client_of):
    asked = Asked(db, cast)
    grow(asked, 0, 1)
    page = client_of(cast.sara).get(f"/families/{asked.family}/partners").text
    assert f'<a href="/families/{asked.family}/times">Skriv upp tiden</a>' in page
