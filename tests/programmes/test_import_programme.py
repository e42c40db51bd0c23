"""A programme from somebody else: shown first, then kept; what is wrong with it is told in words."""

from io import BytesIO
from uuid import uuid4

import pytest

from familjelots.programmes import programme, programmes
from familjelots.programmes.packs import shipped
from familjelots.programmes.tables import tables
from familjelots.programmes.toml import MAX_SIZE, write

from ..cast import run
from .test_parse import HOSTILE
from .typed import form


def preview(client, content):
    """Choose a file and look."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    told = {"file": (BytesIO(data), "insats.toml")}
    return client.post("/programmes/import", data=told, content_type="multipart/form-data")


def test_a_file_is_shown_before_anything_is_kept(lena, db):
    answer = preview(lena, write(tables(shipped()["bryt"])))
    assert answer.status_code == 200
    assert "Den är inte sparad än" in answer.text
    assert "Remissen är framme" in answer.text
    assert set(programmes(db)) == set(shipped())


def test_what_was_shown_is_what_is_kept(lena, db):
    shown = preview(lena, write(tables(shipped()["bryt"])))
    kept = lena.post("/programmes", data=form(shown.text, "/programmes"))
    assert kept.status_code == 303
    (id,) = set(programmes(db)) - set(shipped())
    assert tables(programme(db, id)) == tables(shipped()["bryt"])


def test_text_may_be_pasted(lena):
    told = {"pack": write(tables(shipped()["bryt"])).replace("\n", "\r\n")}
    assert "Den är inte sparad än" in lena.post("/programmes/import", data=told).text


def test_all_that_is_wrong_is_told_with_its_place(lena, db):
    data = tables(shipped()["fokus_familjen"])
    data["indicators"]["Z9"] = ["start"]
    data["ladder"][2]["next"] = ["not_yet"]
    del data["areas"][0]["name"]["da"]
    answer = preview(lena, write(data))
    assert answer.status_code == 422
    for words in ("Frågan ”Z9” finns inte", "Trappan går i en ring", "livsområde 1, namn, danska"):
        assert words in answer.text
    assert set(programmes(db)) == set(shipped())


@pytest.mark.parametrize("kind", [*HOSTILE, "latin"])
def test_hostile_text_gets_a_clear_answer_and_is_not_kept(lena, db, cast, kind):
    content = HOSTILE.get(kind) or "namn = 'Familjelöts'".encode("latin-1")
    assert preview(lena, content).status_code == 422
    text = content.decode("latin-1") if isinstance(content, bytes) else content
    receipt = run(db, cast.lena, "import_programme", {"id": str(uuid4()), "pack": text})
    assert receipt.outcome == "parked"
    assert receipt.reason in ("pack_problems", "invalid")
    assert set(programmes(db)) == set(shipped())


def test_a_file_without_end_is_refused(lena):
    assert preview(lena, "# " + "x" * (2 * MAX_SIZE)).status_code == 422
    body = b"--x" + b"#" * (5 * 1024 * 1024)
    told = {"data": body, "content_type": "multipart/form-data; boundary=x"}
    assert lena.post("/programmes/import", **told).status_code == 413


def test_no_file_at_all(lena):
    assert lena.post("/programmes/import", data={}).status_code == 422


@pytest.mark.parametrize("name", ["sara", "eva"])
def test_others_take_in_nothing(client_of, db, cast, name):
    client = client_of(cast.people[name])
    assert client.get("/programmes/import").status_code == 404
    assert preview(client, "").status_code == 404
    pack = write(tables(shipped()["bryt"]))
    assert run(db, cast.people[name], "import_programme", {"id": str(uuid4()), "pack": pack}).outcome == "parked"


def test_words_of_a_file_stay_words(lena):
    data = tables(shipped()["bryt"])
    data["about"] = dict.fromkeys(data["languages"], "<script>alert(1)</script>")
    assert "<script>alert" not in preview(lena, write(data)).text
    data["<script>alert(1)</script>"] = 1
    assert "<script>alert" not in preview(lena, write(data)).text
