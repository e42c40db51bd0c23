"""As many queries with ten times the goals and steps that want words, on each page where they stand."""

import pytest

from ..cast import named
from ..overview.test_queries_do_not_grow import queries_of
from ..plans.plan import a_goal, a_step
from .test_word_in_language import word


def grow(db, cast, start, stop):
    for number in range(start, stop):
        for made in (a_goal, a_step):
            made(db, cast, f"{made.__name__} {number}", family="mithal")
        word(db, cast.amir, {"family_id": cast.families["mithal"]}, named(f"a_goal {number}"), f"هدف {number}")


@pytest.mark.parametrize(
    ("reader", "page"),
    [("amir", "/families/{}/wording"), ("amir", "/families/{}/plan/print"), ("amir", "/families/{}")],
)
def test_ten_times_the_words_take_the_same_queries(db, cast, client_of, reader, page):
    client, path = client_of(cast.people[reader]), page.format(cast.families["mithal"])
    grow(db, cast, 0, 2)
    few = queries_of(client, path)
    grow(db, cast, 2, 20)
    assert len(queries_of(client, path)) == len(few)
