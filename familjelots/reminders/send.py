"""One message to one browser, through its push service."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from pywebpush import WebPushException, webpush

from .keys import vapid
from .push_services import allowed
from .settings import Settings

TIMEOUT = (5, 10)
"""Seconds to connect, seconds to wait for the answer."""


@dataclass(frozen=True)
class Message:
    """What is sent. `topic` lets a push service replace an earlier copy that it still holds; `ttl` is in seconds."""

    data: str
    topic: str
    ttl: int
    urgency: str = "normal"


@dataclass(frozen=True)
class Answer:
    """What the push service said: an HTTP status, or 0 with the kind of failure; never any content."""

    status: int
    failure: str = ""
    retry_after: int = 0


Send = Callable[[dict, Message], Answer]


class _OneHop(requests.Session):
    """Follows no redirect (it could lead anywhere) and keeps no cookies."""

    def __init__(self) -> None:
        super().__init__()
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        return super().request(*args, **{**kwargs, "allow_redirects": False})


@lru_cache(maxsize=4)
def sender(settings: Settings) -> Send:
    """A function that sends. Keys and connections are made once and kept."""
    key, session = vapid(settings.instance), _OneHop()

    def send(subscription: dict, message: Message) -> Answer:
        if not allowed(subscription["endpoint"], settings.extra_hosts):
            return Answer(0, "not_allowed")
        keys = {"p256dh": subscription["p256dh"], "auth": subscription["auth"]}
        try:
            told = webpush(
                {"endpoint": subscription["endpoint"], "keys": keys},
                message.data,
                vapid_private_key=key,
                vapid_claims={"sub": settings.contact},  # webpush() writes into it: a fresh one each time
                ttl=message.ttl,
                headers={"Topic": message.topic, "Urgency": message.urgency},
                timeout=TIMEOUT,  # type: ignore[arg-type] - handed on to requests, which takes a pair
                requests_session=session,
            )
        except WebPushException as refused:
            return Answer(refused.status_code or 0, "refused", _seconds(refused.retry_after))
        except (requests.RequestException, OSError, ValueError) as problem:
            return Answer(0, type(problem).__name__)
        return Answer(getattr(told, "status_code", 0))

    return send


def _seconds(retry_after: str | None) -> int:
    text = (retry_after or "").strip()
    return min(int(text), 3600) if text.isascii() and text.isdigit() and len(text) < 8 else 0
