"""Making a phone ready never waits for a question that its owner may not have seen."""

from .conftest import enrol

NEVER_ANSWERED = "() => { navigator.storage.persist = () => new Promise(() => {}); }"


def test_a_browser_that_asks_whether_it_may_keep_things_is_not_waited_for(phone, server, people, sign_in):
    phone.context.add_init_script(f"({NEVER_ANSWERED})()")
    page = sign_in(phone, people.sara)
    assert len(enrol(page, server.url, passkey=False)) == 5
