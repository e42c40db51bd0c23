"""Bringing a file as a coordinator would."""

import re
from io import BytesIO

from openpyxl import Workbook

from familjelots.core import jobs

HEADINGS = ("Ärendenummer", "Familj", "Stöd", "Fast kontakt", "Person", "Född år", "Roll", "Adress")


def rows(count, first=0):
    """Rows of families, two persons each."""
    return [
        (f"2026-{number // 2:05}", f"Åberg {number // 2}", "Bryt", "Sara", f"Person {number}",
         str(1980 + number % 40), "", f"Gatan {number // 2}")
        for number in range(first, first + count)
    ]  # fmt: skip


def as_csv(listed, headings=HEADINGS, delimiter=";", encoding="utf-8-sig"):
    """A file of text."""
    lines = [delimiter.join(cells) for cells in (headings, *listed)]
    return "\r\n".join(lines).encode(encoding)


def as_xlsx(listed, headings=HEADINGS):
    """A workbook."""
    book = Workbook()
    for cells in (headings, *listed):
        book.active.append(cells)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def bring(client, content, name="familjer.csv", kind="families"):
    """A file is brought, as a browser writes it down; the answer."""
    head = f'--b\r\nContent-Disposition: form-data; name="kind"\r\n\r\n{kind}\r\n'
    head += f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + b"\r\n--b--\r\n"
    return client.post("/imports", data=body, content_type="multipart/form-data; boundary=b")


def chosen(client, path):
    """The columns as the page has guessed them."""
    page = client.get(path).text
    found = {}
    for name, options in re.findall(r'<select class="ds-input" name="([\w.]+)">(.*?)</select>', page, re.DOTALL):
        marked = re.search(r'value="(\w+)" selected', options)
        found[name] = marked[1] if marked else ""
    return found


def looked_through(db, client, content, name="familjer.csv", kind="families", **columns):
    """A file is brought, its columns are what was guessed, its rows are looked at; where it is."""
    brought = bring(client, content, name, kind)
    assert brought.status_code == 303, brought.text
    path = brought.location
    assert client.post(f"{path}/columns", data={**chosen(client, path), **columns}).status_code == 303
    jobs.work(db)
    return path


def read_in(db, client, path):
    """All of it is read in; the page."""
    assert client.post(f"{path}/reading").status_code == 303
    jobs.work(db)
    return client.get(path)
