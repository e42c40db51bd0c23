"""A goal in Arabic: the interpreter's words are written without network, and stand first, from right to left."""

from familjelots.accounts import queries as accounts
from familjelots.accounts.person import SYSTEM
from familjelots.core.db import open_database

from ..cast import must, named
from .browser import poll
from .conftest import journal
from .test_family import VOICES
from .test_look_at_this import PATHS_KEPT

ARABIC = "سمير ينام خمس ساعات كل ليلة"
SHAPE = """() => {
  const words = document.querySelector('main [lang=ar]');
  const style = getComputedStyle(words);
  const range = document.createRange();
  range.selectNodeContents(words);
  const [text, box] = [range.getBoundingClientRect(), words.getBoundingClientRect()];
  return {direction: style.direction, align: style.textAlign, toTheRight: box.right - text.right < text.left - box.left,
          wide: document.documentElement.scrollWidth > innerWidth};
}"""


def test_the_interpreters_words_are_written_at_the_table_without_network(ready, people):
    server, family = ready.server, people.families["provstrom"]
    db = open_database(server.instance / "familjelots.db")
    change = {"name": "Jonas", "base.name": "Jonas", "language": "ar", "base.language": "sv"}
    must(db, people.sara, "edit_member", change, member_id=people.members["jonas"])
    must(db, people.sara, "propose_goal", {"id": named("g"), "text": "Jonas sover"}, family_id=family)
    db.conn.close()
    page = ready.open(f"/families/{family}/wording")
    card = page.locator(f"[data-of=wording-{named('g')}-ar]")
    assert card.get_by_text("saknas på arabiska").is_visible()
    poll(page, f"({PATHS_KEPT})().then((paths) => paths.includes('/families/{family}/wording'))")
    server.stop()

    page.get_by_text("Skriv ner tolkens ord").click()
    page.locator("label.chip", has_text="Jonas sover").click()
    page.get_by_label("Så säger tolken det").fill(ARABIC)
    page.locator("form[data-form=word_in_language] button").click()
    card.get_by_text("tolkens ord").wait_for()
    assert card.locator("[data-field=text]").inner_text() == ARABIC
    assert not card.get_by_text("saknas på arabiska").is_visible()

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    assert [(row["command"], row["outcome"]) for row in journal(server)][-1] == ("word_in_language", "applied")


def test_samir_reads_it_first_and_from_right_to_left(server, phone, people, sign_in):
    db = open_database(server.instance / "familjelots.db")
    family, goal = {"family_id": people.families["mithal"]}, named("nights")
    mine = {"member": people.members["samir"], "family": people.families["mithal"]}
    must(db, SYSTEM, "create_account", {"id": named("samir"), "name": "Samir", "role": "family", **mine})
    must(db, people.amir, "propose_goal", {"id": goal, "text": "Samir sover fem timmar"}, **family)
    said = {"id": named("said"), "record": goal, "language": "ar", "text": ARABIC}
    must(db, people.amir, "word_in_language", said, **family)
    step = {"id": named("ring"), "text": "Ringa skolan", "doer": f"member:{people.members['samir']}"}
    must(db, people.amir, "add_step", step, **family)
    phone.context.add_init_script(VOICES)
    page = sign_in(phone, accounts.author(db, named("samir"), None))
    db.conn.close()
    for path, words in (("/our-goals", ARABIC), ("/now", "الاتصال بالمدرسة")):
        page.goto(server.url + path)
        page.get_by_text(words).first.wait_for()
        shape = page.evaluate(SHAPE)
        assert shape["direction"] == "rtl"
        assert not shape["wide"]
        told = page.locator("main").inner_text()
        assert told.index(words) < told.index("Samir sover" if path == "/our-goals" else "Ringa skolan")
    page.goto(server.url + "/our-goals")
    assert page.evaluate(SHAPE)["toTheRight"]
    page.goto(server.url + "/now")
    box = page.locator("svg.picture use").first.evaluate("use => use.getBoundingClientRect().width")
    assert box > 20
    page.get_by_role("button", name="Läs upp").click()
    spoken = [text for text, _voice in page.evaluate("window.spoken")]
    assert "Ringa skolan" in spoken
    assert not [text for text in spoken if "بالمدرسة" in text], "Arabic was read by a Swedish voice"
