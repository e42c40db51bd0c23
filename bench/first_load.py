"""What a coach's phone fetches before the first page works: JavaScript and CSS, as brotli."""

from urllib.parse import urlsplit

import brotli

from .handset import browser, serving
from .row import Row

KINDS = {"script", "stylesheet"}


def first_load_kb() -> float:
    """Every script and style sheet of the coach's first Idag, the service worker's own too, compressed one by one."""
    found: dict[str, int] = {}
    with serving() as server, browser(server, throttled=False) as phone:
        answers = []
        phone.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 (it marks the handler)
        phone.page.goto(f"{server.url}/today", wait_until="networkidle")
        for answer in answers:
            if answer.request.resource_type in KINDS:
                found[urlsplit(answer.url).path] = len(brotli.compress(answer.body()))
        worker = phone.context.request.get(f"{server.url}/service_worker.js")
        found["/service_worker.js"] = len(brotli.compress(worker.body()))
    return sum(found.values()) / 1000


ROWS = (Row("first_load_kb", "kB", 65, first_load_kb),)
