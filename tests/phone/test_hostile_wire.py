"""What a network can do to bytes: what the screen promised stays on the phone, and comes home once.

`./run prove --network` runs these and the longer ones beside them.
"""

import pytest

from .browser import poll
from .proxy import answers, anything, cuts_reply, cuts_request, doubles, drips, refuses_over
from .wire import wired_up

PORTAL = b"<!doctype html><title>Welcome</title><h1>Accept our terms</h1>"


@pytest.fixture
def wired(saras, people, tmp_path):
    with wired_up(saras, people, tmp_path) as wired:
        yield wired


@pytest.mark.parametrize("fault", [cuts_request, cuts_reply], ids=["request", "reply"])
def test_a_line_that_is_cut_in_the_middle_loses_and_doubles_nothing(wired, fault):
    wired.at_work()
    wired.proxy.meet(fault)
    wired.write("Skrivet när linjen bröts.")
    wired.says_nothing_is_sent()
    assert wired.proxy.met
    wired.come_home()


def test_a_request_that_arrives_twice_at_once_counts_once(wired):
    wired.at_work()
    wired.proxy.meet(doubles)
    wired.write("Skickat två gånger.")
    poll(wired.page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    assert wired.proxy.met
    wired.come_home()


def test_a_portal_in_front_of_everything_is_believed_in_nothing(wired):
    page = wired.at_work()
    before = wired.kept("pages")
    wired.proxy.meet(answers("200 OK", PORTAL, "Content-Type: text/html"), anything)
    wired.write("Skrivet på flygplatsen.")
    wired.says_nothing_is_sent()
    page.get_by_role("link", name="Familjer").click()
    poll(page, "document.querySelector('main').textContent.includes('Provström')")
    wired.open()
    assert "Accept our terms" not in page.content()
    assert wired.kept("pages") == before
    wired.come_home()


def test_a_gateway_with_a_small_limit_gets_halves(wired):
    page = wired.at_work()
    wired.server.stop()
    for number in range(5):
        wired.write(f"Mening {number} av flera.")
    wired.server.start()
    wired.proxy.meet(refuses_over(1800))
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 30)
    wired.come_home()


def test_an_answer_that_drips_is_waited_for(wired):
    wired.at_work()
    wired.proxy.meet(drips(0.05))
    wired.write("Skrivet i källaren.")
    poll(wired.page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    wired.come_home()
