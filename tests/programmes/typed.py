"""A page's form as a browser without scripts would post it: what stands in it, and what somebody changes."""

from html.parser import HTMLParser
from typing import Any

Fields = dict[str, list[str]]


class _Form(HTMLParser):
    """Collects the successful controls of the form with an action; templates and noscript are not the page."""

    def __init__(self, action: str) -> None:
        super().__init__(convert_charrefs=True)
        self.action, self.fields, self.found = action, {}, False
        self._inside, self._hidden, self._writing = False, 0, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("action") == self.action and given.get("method") == "post"
            self.found |= self._inside
        self._hidden += tag in ("template", "noscript")
        if not self._inside or self._hidden or "name" not in given:
            return
        if tag == "textarea":
            self._writing = given["name"]
            self.fields.setdefault(given["name"], []).append("")
        elif tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self.fields.setdefault(given["name"], []).append(given.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._writing:
            self.fields[self._writing][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("template", "noscript")
        if tag == "textarea" and self._writing:
            self.fields[self._writing][-1] = self.fields[self._writing][-1].removeprefix("\n")
            self._writing = ""
        if tag == "form":
            self._inside = False


def form(page: str, action: str) -> Fields:
    """The fields of the page's form with that action."""
    read = _Form(action)
    read.feed(page)
    assert read.found, f"no form for {action}"
    return read.fields


def send(client: Any, address: str, action: str = "", follow: Any = True, **changes: Any) -> Any:
    """Open a page, change some of a form's fields, and post it: the answer."""
    filled: dict[str, Any] = form(client.get(address).text, action or address)
    for name, value in changes.items():
        filled[name.replace("__", "-")] = value
    return client.post(action or address, data=filled, follow_redirects=follow)
