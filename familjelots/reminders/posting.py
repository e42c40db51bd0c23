"""What is sent and what is answered, whichever way it goes."""

from collections.abc import Callable
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests


@dataclass(frozen=True)
class Message:
    """What is sent. `topic` lets a push service replace an earlier copy that it still holds; `ttl` is in seconds.

    `text`: the neutral words alone, for ways that show nothing else.
    """

    data: str
    topic: str
    ttl: int
    urgency: str = "normal"
    text: str = ""


@dataclass(frozen=True)
class Answer:
    """What the push service said: an HTTP status, or 0 with the kind of failure; never any content."""

    status: int
    failure: str = ""
    retry_after: int = 0


Send = Callable[[dict, Message], Answer]


class OneHop(requests.Session):
    """Follows no redirect (it could lead anywhere) and keeps no cookies."""

    def __init__(self) -> None:
        super().__init__()
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        return super().request(*args, **{**kwargs, "allow_redirects": False})
