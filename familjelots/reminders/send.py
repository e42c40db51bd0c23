"""One message to one browser, through its push service."""

import time
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import requests
from py_vapid import Vapid
from pywebpush import WebPusher, WebPushException

from .keys import vapid
from .posting import Answer, Message, OneHop, Send
from .push_services import allowed
from .settings import Settings

TIMEOUT = (5, 10)
"""Seconds to connect, seconds to wait for the answer."""
SIGNED_SECONDS = 12 * 3600
ACCEPTED = 202


class _Signatures:
    """Who sends, signed for each push service; the same signature serves until half of its time is over."""

    def __init__(self, key: Vapid, contact: str) -> None:
        self._key, self._contact = key, contact
        self._made: dict[str, tuple[float, dict[str, str]]] = {}

    def headers(self, endpoint: str) -> dict[str, str]:
        """The headers for an endpoint (RFC 8292)."""
        service, now = "{0.scheme}://{0.netloc}".format(urlsplit(endpoint)), time.time()
        until, headers = self._made.get(service, (0.0, {}))
        if now < until:
            return headers
        made = self._key.sign({"sub": self._contact, "aud": service, "exp": int(now + SIGNED_SECONDS)})
        self._made[service] = now + SIGNED_SECONDS / 2, made
        return made


@lru_cache(maxsize=4)
def sender(settings: Settings) -> Send:
    """A function that sends. Keys, signatures and connections are made once and kept."""
    signatures, session = _Signatures(vapid(settings.instance), settings.contact), OneHop()

    def send(subscription: dict, message: Message) -> Answer:
        endpoint = subscription["endpoint"]
        if not allowed(endpoint, settings.extra_hosts):
            return Answer(0, "not_allowed")
        keys = {"p256dh": subscription["p256dh"], "auth": subscription["auth"]}
        headers = {**signatures.headers(endpoint), "Topic": message.topic, "Urgency": message.urgency}
        try:
            pusher = WebPusher({"endpoint": endpoint, "keys": keys}, requests_session=session)
            told: Any = pusher.send(message.data, headers, ttl=message.ttl, timeout=TIMEOUT)
        except (WebPushException, requests.RequestException, OSError, ValueError) as problem:
            return Answer(0, type(problem).__name__)
        if told.status_code > ACCEPTED:
            return Answer(told.status_code, "refused", _seconds(told.headers.get("Retry-After")))
        return Answer(told.status_code)

    return send


def _seconds(retry_after: str | None) -> int:
    text = (retry_after or "").strip()
    return min(int(text), 3600) if text.isascii() and text.isdigit() and len(text) < 8 else 0
