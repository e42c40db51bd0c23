"""A reminder goes to the one who should do the thing, at eight on its day, once, and says nothing of what it is."""

from datetime import timedelta

import http_ece
import pytest

from familjelots.core.db import row, rows, value, write
from familjelots.reminders import deliver, delivery_queries, queries
from familjelots.reminders.keys import public_key
from familjelots.reminders.open_reminder import open_reminder
from familjelots.reminders.send import Answer
from familjelots.reminders.settings import settings

from ..cast import must, named
from .conftest import DAY, EIGHT
from .push_service import vapid_claims


def test_the_doer_gets_a_neutral_message_that_only_their_browser_can_read(
    db, app, cast, step, phone_of, remind, service
):
    step("eva")
    eva, sara = phone_of(cast.eva), phone_of(cast.sara)
    assert remind().sent == 1
    [message] = service.delivered
    assert message.browser == eva.name
    told = eva.decrypt(message.body)
    token = value(db, "SELECT token FROM reminder")
    assert told == {
        "web_push": 8030,
        "notification": {
            "title": app.config["APP_NAME"],
            "body": "Du har en påminnelse",
            "navigate": f"/r/{token}",
            "tag": message.headers["topic"],
            "silent": False,
            "actions": [{"action": "later", "title": "Senare", "navigate": f"/r/{token}/later"}],
        },
    }
    with pytest.raises(http_ece.ECEException):
        sara.decrypt(message.body)
    assert b"bildschema" not in message.body


def test_the_message_is_signed_with_the_instances_own_key_and_may_be_replaced(
    app, cast, step, phone_of, remind, service
):
    step("eva")
    phone_of(cast.eva)
    remind()
    headers = service.delivered[0].headers
    claims, key = vapid_claims(headers)
    assert key == public_key(settings().instance)
    assert claims["aud"] == f"http://{service.host}"
    assert claims["sub"] == app.config["PUSH_CONTACT"]
    assert headers["content-encoding"] == "aes128gcm"
    assert len(headers["topic"]) == 32
    assert int(headers["ttl"]) == 12 * 3600 - 30
    assert headers["urgency"] == "normal"


@pytest.mark.parametrize("minutes", [-1, 12 * 60, -24 * 60, 24 * 60])
def test_nothing_is_sent_before_eight_in_the_night_or_on_another_day(cast, step, phone_of, remind, service, minutes):
    step("eva")
    phone_of(cast.eva)
    assert remind(EIGHT + timedelta(minutes=minutes)).sent == 0
    assert service.delivered == []


def test_a_second_sweep_sends_nothing_again(cast, step, phone_of, remind, service):
    step("eva")
    phone_of(cast.eva)
    assert [remind().sent, remind().sent, remind(EIGHT + timedelta(hours=3)).sent] == [1, 0, 0]


def test_every_phone_of_the_doer_is_reminded(cast, step, phone_of, remind, service):
    step("eva")
    phone_of(cast.eva, "old")
    phone_of(cast.eva, "new")
    assert remind().sent == 2
    assert {message.browser for message in service.delivered} == {"old", "new"}


def test_the_coach_is_reminded_when_the_doer_has_not_opted_in(cast, step, phone_of, remind, service):
    for doer in ("eva", "ture", "coach", "other"):
        step(doer)
    phone_of(cast.sara)
    phone_of(cast.amir)
    assert remind().sent == 4
    assert {message.browser for message in service.delivered} == {"Sara"}


def test_a_follow_up_reminds_the_coach_and_leads_to_the_family(db, cast, phone_of, remind, service):
    fields = {"id": named("school"), "text": "Hur går det i skolan?", "due": DAY}
    must(db, cast.sara, "add_follow_up", fields, family_id=cast.families["pahittdal"])
    phone_of(cast.eva)
    phone_of(cast.sara)
    assert remind().sent == 1
    assert service.delivered[0].browser == "Sara"
    token = value(db, "SELECT token FROM reminder")
    assert open_reminder(db, cast.sara, token) == f"/families/{cast.families['pahittdal']}"


def test_what_is_done_before_eight_makes_no_reminder(db, cast, step, phone_of, remind, service):
    must(db, cast.eva, "tick_step", {"id": named("tick"), "status": "done"}, step_id=step("eva"))
    phone_of(cast.eva)
    assert remind().sent == 0


def test_what_is_done_between_two_tries_stays_quiet(db, cast, step, phone_of, remind, service):
    id = step("eva")
    phone_of(cast.eva)
    service.answers["Eva"] = [(503, {})]
    assert remind().waiting == 1
    must(db, cast.eva, "tick_step", {"id": named("tick"), "status": "done"}, step_id=id)
    assert remind(EIGHT + timedelta(hours=1)).sent == 0
    assert len(service.delivered) == 1
    assert value(db, "SELECT state FROM delivery") == "quiet"


def test_a_step_that_moved_to_another_day_is_reminded_of_on_that_day_only(db, cast, step, phone_of, remind, service):
    id = step("eva")
    phone_of(cast.eva)
    service.answers["Eva"] = [(503, {}), (201, {})]
    remind()
    moved = {"text": "Prova bildschemat", "base.text": "Prova bildschemat", "due": "2026-11-26", "base.due": DAY}
    doer = {"doer": f"member:{cast.members['eva']}", "base.doer": f"member:{cast.members['eva']}"}
    must(db, cast.sara, "edit_step", {**moved, **doer}, step_id=id)
    assert remind(EIGHT + timedelta(hours=1)).sent == 0
    assert remind(EIGHT + timedelta(days=2)).sent == 1


def test_a_coach_who_lost_the_family_is_not_reminded_of_it(db, cast, step, phone_of, remind, service):
    step("coach")
    phone_of(cast.sara)
    service.answers["Sara"] = [(503, {})]
    remind()
    must(
        db,
        cast.lena,
        "give_family",
        {"id": named("to amir"), "coach": cast.amir.id},
        family_id=cast.families["pahittdal"],
    )
    phone_of(cast.amir)
    assert remind(EIGHT + timedelta(hours=1)).sent == 1
    assert [message.browser for message in service.delivered] == ["Sara", "Amir"]


def test_a_browser_that_is_gone_is_forgotten_and_the_coach_is_reminded_instead(
    db, cast, step, phone_of, remind, service
):
    step("eva")
    phone_of(cast.eva)
    phone_of(cast.sara)
    service.answers["Eva"] = [(410, {})]
    assert (remind().gone, remind().sent) == (1, 1)
    assert queries.subscriptions(db, cast.eva.id) == []
    assert [message.browser for message in service.delivered] == ["Eva", "Sara"]


def test_failures_are_tried_again_with_longer_pauses_then_given_up_visibly(db, cast, step, phone_of, remind, service):
    step("eva")
    phone_of(cast.eva)
    service.answers["Eva"] = [(500, {})]
    moment, tried = EIGHT, []
    for minute in range(60):
        swept = remind(moment + timedelta(minutes=minute))
        if swept.waiting or swept.failed:
            tried.append(minute)
    assert tried == [0, 1, 3, 7, 15, 31]
    found = row(db, "SELECT state, attempts, answer FROM delivery") or {}
    assert (found["state"], found["attempts"], found["answer"]) == ("failed", 6, "500 refused")
    assert queries.subscriptions(db, cast.eva.id)[0]["failing"] == 1


def test_a_push_service_that_asks_for_patience_gets_it(cast, step, phone_of, remind, service):
    step("eva")
    phone_of(cast.eva)
    service.answers["Eva"] = [(429, {"Retry-After": "1200"}), (201, {})]
    assert remind().waiting == 1
    assert remind(EIGHT + timedelta(minutes=19)).sent == 0
    assert remind(EIGHT + timedelta(minutes=21)).sent == 1


def test_a_redirect_is_not_followed(cast, step, phone_of, remind, service):
    step("eva")
    phone_of(cast.eva)
    service.answers["Eva"] = [(307, {"Location": f"http://{service.host}/push/elsewhere"})]
    assert remind().waiting == 1
    assert [message.browser for message in service.delivered] == ["Eva"]


def test_a_crash_between_claim_and_answer_repeats_only_the_same_topic_and_tag(cast, step, phone_of, remind, service):
    class Killed(BaseException):
        pass

    step("eva")
    eva = phone_of(cast.eva)
    from familjelots.reminders.send import sender

    post = sender(settings())

    def die_after_sending(subscription, message):
        post(subscription, message)
        raise Killed

    with pytest.raises(Killed):
        remind(send=die_after_sending)
    assert remind(EIGHT + timedelta(minutes=1)).sent == 0, "somebody else may still have it"
    assert remind(EIGHT + deliver.LEASE + timedelta(seconds=1)).sent == 1
    first, second = service.delivered
    assert first.headers["topic"] == second.headers["topic"]
    assert eva.decrypt(first.body) == eva.decrypt(second.body)


def test_a_delivery_belongs_to_the_first_who_claims_it(db, cast, step, phone_of, remind):
    step("eva")
    phone_of(cast.eva)
    remind(send=lambda _subscription, _message: Answer(500))
    [delivery] = delivery_queries.open_deliveries(db, "9999", 10)
    now, later = "2026-11-24T08:00:00Z", "2026-11-24T09:00:00Z"
    with write(db):
        assert delivery_queries.claim(db, delivery, "mine", later, now)
        assert not delivery_queries.claim(db, delivery, "yours", later, now)
        delivery_queries.settle(
            db, delivery, "yours", {"state": "sent", "not_before": "", "answer": "", "sent_at": None}
        )
    assert value(db, "SELECT state FROM delivery") == "claimed"


def test_no_reminder_and_no_log_line_holds_what_it_is_about(db, cast, step, phone_of, remind, service, capsys):
    step("eva", text="Ring kanariefågeln")
    phone_of(cast.eva)
    service.answers["Eva"] = [(500, {})]
    remind()
    kept = (
        repr(rows(db, "SELECT * FROM reminder"))
        + repr(rows(db, "SELECT * FROM delivery"))
        + "".join(capsys.readouterr())
    )
    assert "kanarie" not in kept
    assert service.endpoint("Eva") not in kept
