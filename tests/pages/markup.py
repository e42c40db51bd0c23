"""A light validator: what a browser would silently mend, and what points to nothing."""

from collections import Counter
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
NOT_IN_P = frozenset({
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
})  # fmt: skip
PARENTS = {
    "li": {"ul", "ol", "template"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "tr": {"thead", "tbody", "template"},
    "td": {"tr"}, "th": {"tr"}, "option": {"select", "optgroup", "datalist"}, "legend": {"fieldset"},
    "summary": {"details"},
}  # fmt: skip
CONTROLS = frozenset({"input", "select", "textarea"})
INTERACTIVE = frozenset({"a", "button", "label", "select", "textarea", "summary"})
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list")
SPOKEN = ("alt", "title", "placeholder", "aria-label", "data-error", "data-yes", "data-no", "data-title")


class Markup(HTMLParser):
    """Reads one document and keeps its faults and everything that somebody may read in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.texts: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._ids: Counter[str] = Counter()
        self._pointers: list[tuple[str, str]] = []
        self._unlabelled: list[dict[str, str]] = []
        self.feed(html)
        self.close()
        self._finish()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if len(given) < len(attrs):
            self._fault(f"<{tag}> says an attribute twice")
        parent = self._open[-1][0] if self._open else ""
        above = [name for name, _given in self._open]
        if "p" in above and tag in NOT_IN_P:
            self._fault(f"<{tag}> in <p>")
        if tag in PARENTS and parent not in PARENTS[tag]:
            self._fault(f"<{tag}> in <{parent}>")
        if tag in INTERACTIVE and tag in above:
            self._fault(f"<{tag}> in <{tag}>")
        if tag in ("form", "main") and tag in above:
            self._fault(f"<{tag}> in <{tag}>")
        self._note(tag, given, above)
        if tag not in VOID:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open[-1][0] != tag:
            self._fault(f"</{tag}> closes <{self._open[-1][0] if self._open else ''}>")
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._inside("script", "style", "noscript"):
            self.texts.append(" ".join(data.split()))

    def _note(self, tag: str, given: dict[str, str], above: list[str]) -> None:
        """Ids, what points at them, what is read aloud."""
        if "id" in given and "template" not in above and "noscript" not in above:
            self._ids[given["id"]] += 1
        self._pointers += [(tag, id) for name in POINTERS for id in given.get(name, "").split()]
        self.texts += [given[name] for name in SPOKEN if given.get(name)]
        hidden = given.get("type") == "hidden"
        if tag in CONTROLS and not hidden and "label" not in above and "aria-label" not in given:
            self._unlabelled.append(given)
        if tag == "img" and "alt" not in given:
            self._fault("<img> without alt")
        if tag == "label" and "for" in given:
            self._labelled.add(given["for"])

    @property
    def _labelled(self) -> set[str]:
        return self.__dict__.setdefault("_labels", set())

    def _inside(self, *tags: str) -> bool:
        return any(name in tags for name, _given in self._open)

    def _fault(self, words: str) -> None:
        line, _column = self.getpos()
        self.faults.append(f"line {line}: {words}")

    def _finish(self) -> None:
        self.faults += [f"<{tag}> is never closed" for tag, _given in self._open]
        self.faults += [f"id {id} stands {times} times" for id, times in self._ids.items() if times > 1]
        self.faults += [
            f"{given.get('name')} has no label" for given in self._unlabelled if given.get("id") not in self._labelled
        ]
