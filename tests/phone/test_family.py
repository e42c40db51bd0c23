"""Eva's own phone: six pictures, one thing per screen, all of it without network, and nothing that is not hers."""

from ..cast import named
from .browser import poll
from .conftest import arrived, journal, unlock_by_pictures

VOICES = """
window.spoken = [];
const voices = [
  { name: "Far away", lang: "sv-SE", localService: false },
  { name: "Here", lang: "sv-SE", localService: true },
];
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: class { constructor(text) { this.text = text; } } });
Object.defineProperty(window, "speechSynthesis", { value: {
  speaking: false, getVoices: () => voices, cancel() {}, addEventListener() {},
  speak(one) { window.spoken.push([one.text, one.voice.name]); },
} });
"""

TAPS_AT_ONCE = """
new MutationObserver((_changes, observer) => {
  const done = document.querySelector('.now-card button[value="done"]:not([hidden])');
  if (!done) return;
  observer.disconnect();
  done.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  done.click();
}).observe(document, { childList: true, subtree: true });
const fetch = window.fetch;
window.fetch = async (url, ...rest) => {
  if (String(url).includes("/caseload")) await new Promise((resolve) => setTimeout(resolve, 1500));
  return fetch(url, ...rest);
};
"""


def test_eva_ticks_answers_and_words_a_goal_without_network_and_all_of_it_gets_home(eva):
    server, phone, pictures = eva.server, eva.phone, eva.words
    server.stop()
    page = phone.page
    page.goto(f"{server.url}/")
    unlock_by_pictures(page, pictures)
    arrived(page, "/now")
    assert page.locator(".now-card h2").inner_text() == "Ring skolan"
    page.get_by_role("button", name="Gjort").click()
    poll(page, "document.querySelector('.now-card').dataset.state === 'done'")
    poll(page, "document.querySelector('#status').textContent.startsWith('Sparat på den här telefonen – 1 ')")

    page.get_by_role("link", name="Sen").click()
    arrived(page, "/later")
    assert page.locator(f"[data-of=step-{named('Ring skolan')}]").get_attribute("data-state") == "done"

    page.get_by_role("link", name="Våra mål").click()
    arrived(page, "/our-goals")
    goal = page.locator(f"[data-of=goal-{named('goal')}]")
    goal.get_by_role("button", name="Ja").click()
    poll(page, "document.querySelector('[data-of^=goal]').dataset.state === 'yes'")
    goal.locator("summary").click()
    goal.locator("textarea").fill("Ture orkar fyra dagar.")
    goal.get_by_role("button", name="Spara").click()
    poll(page, "document.querySelector('.own-words').textContent === 'Ture orkar fyra dagar.'")

    phone.kill()
    page = phone.start()
    page.goto(f"{server.url}/our-goals")
    unlock_by_pictures(page, pictures)
    poll(page, "document.querySelector('.own-words').textContent === 'Ture orkar fyra dagar.'")
    assert "Frukost" not in page.locator("main").inner_text()

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    done = [(row["command"], row["outcome"]) for row in journal(server)[-3:]]
    assert done == [("tick_step", "applied"), ("answer_goal", "applied"), ("word_goal", "applied")]
    page.get_by_role("link", name="Nu").click()
    poll(page, "document.querySelector('.now-card h2')?.textContent.includes('inget du behöver göra')")


def test_d5_eva_writes_down_a_time_and_a_letter_without_network(eva, people):
    server, phone, pictures = eva.server, eva.phone, eva.words
    family, page = people.families["pahittdal"], phone.page
    server.stop()
    page.goto(f"{server.url}/later")
    unlock_by_pictures(page, pictures)
    page.get_by_role("link", name="Skriv upp en tid eller ett brev").click()
    arrived(page, "/our-times")
    page.get_by_text("Skriv upp en tid").click()
    form = page.locator("[data-form=add_appointment]")
    form.locator("[name=with_whom]").fill("Tandläkaren")
    form.locator("[name=starts_at]").fill("2027-03-02T10:15")
    assert form.locator("[name=household] option").all_inner_texts() == ["Kornvägen", "Hela familjen"]
    form.get_by_role("button").click()
    page.get_by_text("Skriv upp ett brev").click()
    form = page.locator("[data-form=add_letter]")
    form.locator("[name=sender]").fill("Hyresvärden")
    form.locator("[name=dealer]").select_option(label="Eva")
    form.get_by_role("button").click()
    poll(page, f"document.querySelector('#letters-{family}').textContent.includes('Hyresvärden')")
    page.get_by_role("link", name="Sen").click()
    arrived(page, "/later")
    poll(page, f"document.querySelector('#times-{family}').textContent.includes('Tandläkaren')")
    poll(page, f"document.querySelector('#letters-{family}').textContent.includes('Hyresvärden')")
    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    told = [(row["command"], row["outcome"]) for row in journal(server)[-2:]]
    assert told == [("add_appointment", "applied"), ("add_letter", "applied")]


def test_what_eva_has_just_answered_stays_until_she_goes_on(eva):
    server, phone, pictures = eva.server, eva.phone, eva.words
    page = phone.page
    page.goto(f"{server.url}/now")
    unlock_by_pictures(page, pictures)
    page.get_by_role("button", name="Gjort").click()
    next_one = page.get_by_role("link", name="Visa nästa")
    next_one.wait_for()
    assert page.locator(".now-card h2").inner_text() == "Ring skolan"
    page.get_by_role("button", name="Inte klart ändå").click()
    poll(page, "document.querySelector('.now-card').dataset.state === 'open'")
    page.get_by_role("button", name="Gjort").click()
    next_one.click()
    poll(page, "document.querySelector('.now-card h2')?.textContent.includes('inget du behöver göra')")
    page.get_by_role("link", name="Våra mål", exact=True).click()
    goal = page.locator(f"[data-of=goal-{named('goal')}]")
    goal.get_by_role("button", name="Ja").click()
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')")
    goal.get_by_text("Du sa ja").wait_for()
    assert goal.get_by_role("button", name="Inte nu").is_visible()


def test_what_eva_answers_in_the_moment_when_the_page_comes_stays_too(eva):
    server, phone, pictures = eva.server, eva.phone, eva.words
    page = phone.page
    page.add_init_script(TAPS_AT_ONCE)
    page.goto(f"{server.url}/now")
    unlock_by_pictures(page, pictures)
    page.get_by_role("link", name="Visa nästa").wait_for()
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')")
    page.wait_for_timeout(2000)
    assert page.locator(".now-card h2").inner_text() == "Ring skolan"
    assert page.get_by_role("button", name="Inte klart ändå").is_visible()


def test_another_language_is_spoken_by_the_lock_and_the_next_start_too(eva):
    server, phone, pictures = eva.server, eva.phone, eva.words
    page = phone.page
    page.goto(f"{server.url}/more")
    unlock_by_pictures(page, pictures)
    page.get_by_role("button", name="English").click()
    poll(page, "document.querySelector('#status').textContent.startsWith('Everything is received')", 20)
    assert page.evaluate("document.querySelector('#page [data-offer=update]')") is None
    page.wait_for_timeout(3000)
    scripts = "navigator.serviceWorker.getRegistration().then(one => one.active.scriptURL.endsWith('lang=en'))"
    poll(page, scripts)
    page.get_by_role("button", name="Lock").click()
    page.get_by_role("heading", name="Locked").wait_for()
    phone.kill()
    server.stop()
    page = phone.start()
    page.goto(f"{server.url}/later")
    poll(page, "document.getElementById('page')?.dataset.lockReady === ''")
    assert page.get_by_role("heading", name="Locked").is_visible()
    unlock_by_pictures(page, pictures)
    assert page.locator("h1").inner_text() == "Later"


def test_pictures_in_the_wrong_order_are_told_where_eva_sees_it_and_the_right_order_opens(eva):
    server, phone, pictures = eva.server, eva.phone, eva.words
    page = phone.page
    page.goto(f"{server.url}/")
    wrong = ["paraply", *pictures[1:]] if pictures[0] != "paraply" else ["hatt", *pictures[1:]]
    poll(page, "document.getElementById('page')?.dataset.lockReady === ''")
    for picture in wrong:
        page.locator(f"[data-part=secret] [data-picture={picture}]").click()
    told = page.get_by_text("Det stämde inte. Försök igen.")
    told.wait_for()
    box = told.bounding_box()
    assert box
    assert 0 <= box["y"] < 844
    unlock_by_pictures(page, pictures)


def test_eva_reads_what_was_written_together_and_nothing_else(eva):
    server, phone, pictures = eva.server, eva.phone, eva.words
    server.stop()
    page = phone.page
    page.goto(f"{server.url}/our-visits")
    unlock_by_pictures(page, pictures)
    assert "Frukost" in page.locator("main").inner_text()
    for path in ("/now", "/later", "/our-goals", "/our-visits"):
        page.evaluate(f"document.querySelector('a[href=\"{path}\"]')?.click()")
        page.wait_for_timeout(200)
        assert "kanarie" not in page.content()


def test_a_page_is_read_aloud_by_a_voice_of_the_phones_own(eva):
    server, phone, pictures = eva.server, eva.phone, eva.words
    page = phone.page
    phone.context.add_init_script(VOICES)
    page.goto(f"{server.url}/now")
    unlock_by_pictures(page, pictures)
    page.get_by_role("button", name="Läs upp").click()
    spoken = page.evaluate("window.spoken")
    assert "Ring skolan" in [text for text, _voice in spoken]
    assert {voice for _text, voice in spoken} == {"Here"}
    assert not [text for text, _voice in spoken if "Gjort" in text]
    page.get_by_role("button", name="Tyst").click()
    page.get_by_role("button", name="Läs upp").wait_for()
