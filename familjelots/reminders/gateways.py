"""Ways besides push: an HTTP gateway for text messages, and a mail server. Both say the neutral words and nothing else.

Neither can take back or replace what it has sent. A sender that died in between may send once more: the gateway gets
the reminder's id (`Idempotency-Key`, `{id}`), a mail has the same Message-ID each time.
"""

import json
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import requests

from ..core.errors import Unusable
from .posting import Answer, Message, OneHop
from .push_services import is_loopback

TIMEOUT = (5, 15)
SMTP_TIMEOUT = 15
SECURE = ("https", "smtp+starttls", "smtps")
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
DONE = 250
ESCAPES: dict[str, Callable[[str], str]] = {
    "application/json": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    "application/x-www-form-urlencoded": lambda text: quote(text, safe=""),
}


@dataclass(frozen=True)
class SmsGateway:
    """Where text messages are posted. `{number}`, `{text}`, `{id}` in the body are filled in, escaped by its type."""

    url: str = field(repr=False)
    method: str = "POST"
    headers: tuple[tuple[str, str], ...] = field(default=(("Content-Type", "application/json"),), repr=False)
    body: str = '{"to": "{number}", "message": "{text}"}'

    def __post_init__(self) -> None:
        _check(self.url, ("https", "http"), "FAMILJELOTS_SMS_URL")
        if self.method not in ("POST", "PUT"):
            raise Unusable("FAMILJELOTS_SMS_METHOD must be POST or PUT.")

    def send(self, number: str, text: str, id: str) -> Answer:
        """One text message; never follows a redirect, keeps no cookie, tells nothing of an answer but its status."""
        headers = {**dict(self.headers), "Idempotency-Key": id}
        kind = {name.lower(): value for name, value in headers.items()}.get("content-type", "").split(";")[0].strip()
        escape = ESCAPES.get(kind, str)
        body = self.body
        for name, value in (("{number}", _plain(number)), ("{id}", id), ("{text}", text)):
            body = body.replace(name, escape(value))
        try:
            with OneHop() as session:
                told = session.request(self.method, self.url, data=body.encode(), headers=headers, timeout=TIMEOUT)
        except (requests.RequestException, OSError, ValueError) as problem:
            return Answer(0, type(problem).__name__)
        return Answer(told.status_code, "" if told.ok and told.status_code < 300 else "refused")


@dataclass(frozen=True)
class MailServer:
    """A mail server as `smtp+starttls://user:password@host:587`, `smtps://…`, or plain `smtp://` on this machine."""

    url: str = field(repr=False)
    sender: str
    subject: str

    def __post_init__(self) -> None:
        _check(self.url, tuple(PORTS), "FAMILJELOTS_MAIL_URL")
        if not self.sender:
            raise Unusable("FAMILJELOTS_MAIL_FROM is missing: the address that mail comes from.")

    def send(self, address: str, text: str, id: str) -> Answer:
        """One mail of plain text."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self.sender, address, self.subject
        mail["Message-ID"] = f"<{id}@{self.sender.rpartition('@')[2].rstrip('>')}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(text)
        try:
            with self._connected() as server:
                server.send_message(mail)
        except smtplib.SMTPResponseException as refused:  # a server that knows no TLS may even say so in friendly words
            return Answer(refused.smtp_code if refused.smtp_code >= 400 else 0, "refused")
        except (smtplib.SMTPException, OSError, ValueError) as problem:
            return Answer(0, type(problem).__name__)
        return Answer(DONE)

    def _connected(self) -> smtplib.SMTP:
        parts, tls = urlsplit(self.url), ssl.create_default_context()
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=SMTP_TIMEOUT, context=tls)
        else:
            server = smtplib.SMTP(host, port, timeout=SMTP_TIMEOUT)
        try:
            if parts.scheme == "smtp+starttls":
                server.starttls(context=tls)
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
        except BaseException:
            server.close()
            raise
        return server


def sms_gateway(config: Any) -> SmsGateway | None:
    """The gateway of the configuration, if there is one."""
    url = str(config.get("SMS_URL") or "")
    if not url:
        return None
    usual = SmsGateway.__dataclass_fields__
    return SmsGateway(
        url,
        str(config.get("SMS_METHOD") or usual["method"].default).upper(),
        _headers(str(config.get("SMS_HEADERS") or "")) or usual["headers"].default,
        str(config.get("SMS_BODY") or usual["body"].default),
    )


def mail_server(config: Any) -> MailServer | None:
    """The mail server of the configuration, if there is one. The subject is the app's own neutral name."""
    url = str(config.get("MAIL_URL") or "")
    return MailServer(url, str(config.get("MAIL_FROM") or ""), str(config.get("APP_NAME") or "")) if url else None


def deliver_by(way: str, delivery: dict[str, Any], message: Message, gateway: Any) -> Answer:
    """Send the neutral words by one of these ways. What is not set up any more cannot be sent."""
    address = delivery["phone"] if way == "sms" else delivery["mail"]
    if gateway is None or not address:
        return Answer(0, "not_chosen")
    return gateway.send(address, message.text, delivery["reminder"])


def _headers(text: str) -> tuple[tuple[str, str], ...]:
    """Headers as `Name: value`, one a line or separated by `|`."""
    lines = [line for line in text.replace("|", "\n").splitlines() if line.strip()]
    if not all(":" in line for line in lines):
        raise Unusable("FAMILJELOTS_SMS_HEADERS must be `Name: value`, separated by `|`.")
    return tuple((name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines))


def _check(url: str, schemes: tuple[str, ...], name: str) -> None:
    """By TLS, unless it stays on this machine."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError as wrong:
        raise Unusable(f"{name} is no address.") from wrong
    if parts.scheme not in schemes or not host:
        raise Unusable(f"{name} must begin with {' or '.join(schemes)}:// and name a host.")
    if parts.scheme not in SECURE and not is_loopback(host):
        raise Unusable(f"{name} leaves this machine without encryption.")


def _plain(number: str) -> str:
    """A number as gateways want it: its figures and a leading plus."""
    return ("+" if number.strip().startswith("+") else "") + "".join(filter(str.isdigit, number))
