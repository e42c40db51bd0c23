"""Where no phone takes a push: a text message or a mail, chosen by its reader, neutral, once."""

import base64
import json
from datetime import timedelta

import pytest

from bench.sink import trusted
from familjelots.core.db import rows, value
from familjelots.core.errors import Unusable
from familjelots.reminders import settings
from familjelots.reminders.gateways import MailServer, SmsGateway

from ..cast import must, named
from .conftest import EIGHT
from .sinks import MailSink, SmsSink

HOURS = {"kinds": ["step", "visit"], "day_at": "08:00", "quiet_from": "20:00", "quiet_until": "08:00"}
NUMBER = "0701740601"


@pytest.fixture
def sms():
    with SmsSink() as sink:
        yield sink


@pytest.fixture
def mail():
    with MailSink() as sink:
        yield sink


@pytest.fixture
def ways(app, service, sms, mail):
    """Both gateways are set up, beside the push service."""
    told = {"SMS_URL": sms.url, "SMS_HEADERS": "Content-Type: application/json | Authorization: Bearer hemligt"}
    told |= {"MAIL_URL": mail.url, "MAIL_FROM": "paminnelse@example.se", "PUSH_HOSTS_EXTRA": service.host}
    settings.configure({**app.config, **told})


@pytest.fixture
def chosen(db, cast, ways):
    def choose(who, **how):
        must(db, who, "choose_reminders", {"id": named(f"way {who.name} {how}"), **HOURS, **how})

    return choose


def test_who_chose_a_text_message_and_has_no_phone_with_push_gets_the_neutral_words(cast, step, chosen, remind, sms):
    step("eva", text="Ring kanariefågeln")
    chosen(cast.eva, sms="y")
    assert [remind().sent, remind().sent] == [1, 0]
    [(headers, body)] = sms.told
    assert json.loads(body) == {"to": NUMBER, "message": "Du har en påminnelse"}
    assert headers["authorization"] == "Bearer hemligt"
    assert len(headers["idempotency-key"]) == 36


def test_who_did_not_choose_is_sent_nothing_and_who_has_push_gets_push_alone(
    cast, step, chosen, remind, sms, mail, phone_of, service
):
    step("eva")
    chosen(cast.eva)
    assert remind().sent == 0
    phone_of(cast.eva)
    chosen(cast.eva, sms="y", mail="eva@example.se")
    assert remind().sent == 1
    assert (len(service.delivered), sms.told, mail.mails) == (1, [], [])


def test_a_phone_that_is_gone_or_failed_for_good_is_followed_by_the_next_way_and_the_coach_comes_last(
    db, cast, step, chosen, remind, sms, mail, phone_of, service
):
    step("eva")
    phone_of(cast.eva)
    phone_of(cast.sara)
    chosen(cast.eva, sms="y", mail="eva@example.se")
    service.answers["Eva"] = [(410, {})]
    sms.status = 500
    for minute in range(80):
        remind(EIGHT + timedelta(minutes=minute))
    assert len(sms.told) == 6
    [letter] = mail.mails
    assert [one.browser for one in service.delivered] == ["Eva"], "Sara is not told: Eva was reached"
    assert (letter["to"], letter["from"], letter["subject"]) == ("eva@example.se", "paminnelse@example.se", "Lots")
    assert letter.get_payload().strip() in ("Du har en påminnelse", "Du har en p=C3=A5minnelse")
    assert value(db, "SELECT count(*) FROM reminder") == 1
    assert letter["message-id"] == f"<{value(db, 'SELECT id FROM reminder')}@example.se>"


def test_nothing_tells_a_number_an_address_or_a_secret(db, cast, step, chosen, remind, sms, capsys):
    step("eva")
    chosen(cast.eva, sms="y")
    sms.status = 403
    remind()
    told = repr(rows(db, "SELECT * FROM delivery")) + "".join(capsys.readouterr()) + repr(settings.settings())
    assert "403 refused" in told
    for secret in (NUMBER, "eva@example.se", "hemligt"):
        assert secret not in told


def test_a_redirect_is_not_followed(cast, step, chosen, remind, sms):
    step("eva")
    chosen(cast.eva, sms="y")
    sms.status, sms.headers = 307, {"Location": sms.url}
    assert remind().waiting == 1
    assert len(sms.told) == 1


def test_a_number_that_was_taken_away_is_not_used(db, cast, step, chosen, remind, sms):
    step("eva")
    chosen(cast.eva, sms="y")
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    assert remind().sent == 0
    assert sms.told == []


def test_a_text_message_has_the_body_that_its_gateway_wants(sms):
    gateway = SmsGateway(
        sms.url, "POST", (("Content-Type", "application/x-www-form-urlencoded"),), "to={number}&text={text}&ref={id}"
    )
    assert gateway.send("+46 70-174 06 01", "Du har & får", "id 1").status == 200
    assert sms.told[0][1] == b"to=%2B46701740601&text=Du%20har%20%26%20f%C3%A5r&ref=id%201"


@pytest.mark.parametrize("refused", ["450 later", "550 no such person"])
def test_a_mail_server_that_refuses_is_told_by_its_code(mail, refused):
    mail.refuses = refused
    answer = MailServer(mail.url, "a@example.se", "Lots").send("b@example.se", "Du har en påminnelse", "1")
    assert not 200 <= answer.status < 300
    assert mail.mails == []


def test_a_server_that_is_not_there_is_no_crash():
    assert SmsGateway("http://127.0.0.1:9/").send(NUMBER, "x", "1").failure == "ConnectionError"
    answer = MailServer("smtp://127.0.0.1:9", "a@example.se", "Lots").send("b@example.se", "x", "1")
    assert (answer.status, answer.failure) == (0, "ConnectionRefusedError")


@pytest.mark.parametrize(("scheme", "late"), [("smtps", False), ("smtp+starttls", True)])
def test_mail_goes_behind_tls_to_a_server_whose_name_is_proved(tmp_path, monkeypatch, scheme, late):
    certificate = trusted(tmp_path)
    with MailSink(certificate=certificate, late=late) as sink:
        place = f"{scheme}://drift%40example.se:hem%3Aligt@localhost:{sink.url.rpartition(':')[2]}"
        server = MailServer(place, "a@example.se", "Lots")
        assert server.send("b@example.se", "Du har en påminnelse", "1").failure == "SSLCertVerificationError"
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert server.send("b@example.se", "Du har en påminnelse", "1").status == 250
        assert [mail["to"] for mail in sink.mails] == ["b@example.se"]
        [login] = sink.logins
        assert base64.b64decode(login.split()[-1]) == b"\0drift@example.se\0hem:ligt"


def test_a_mail_server_without_the_promised_encryption_is_sent_nothing(mail):
    secure = MailServer(mail.url.replace("smtp:", "smtp+starttls:"), "a@example.se", "Lots")
    assert secure.send("b@example.se", "x", "1").status == 0
    assert mail.mails == []


@pytest.mark.parametrize(
    "url", ["http://sms.example.se/", "ftp://127.0.0.1/", "https://", "file:///etc/passwd", "https://a:b:c/"]
)
def test_a_gateway_that_is_reached_without_encryption_is_refused_as_the_app_starts(url):
    with pytest.raises(Unusable):
        SmsGateway(url)
    with pytest.raises(Unusable):
        MailServer(url.replace("http", "smtp").replace("smtps", "smtp"), "a@example.se", "Lots")


def test_the_page_offers_only_the_ways_that_there_are(db, cast, client_of, ways, app):
    page = client_of(cast.eva).get("/reminders").text
    assert "Sms till 070-174 06 01" in page
    assert "E-post" in page
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    assert "Vi har inget mobilnummer till dig." in client_of(cast.eva).get("/reminders").text
    settings.configure(app.config)
    assert "Sms till" not in client_of(cast.eva).get("/reminders").text
