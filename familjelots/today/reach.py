"""Links that work without network: call, tell that one is late, find the way."""

import re
from urllib.parse import quote


def call(phone: str) -> str:
    """A `tel:` link, or nothing when there is no number."""
    number = _number(phone)
    return f"tel:{number}" if number else ""


def text_message(phone: str, words: str) -> str:
    """An `sms:` link with words filled in, or nothing when there is no number."""
    number = _number(phone)
    return f"sms:{number}?body={quote(words)}" if number else ""


def map_of(address: str) -> str:
    """A `geo:` link that the phone's own map opens, or nothing when there is no address."""
    return f"geo:0,0?q={quote(address)}" if address else ""


def _number(phone: str) -> str:
    digits = re.sub(r"[^0-9]", "", phone)
    plus = "+" if phone.strip().startswith("+") else ""
    return plus + digits if len(digits) >= 3 else ""
