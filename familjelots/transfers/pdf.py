"""A document as a PDF file: text that can be searched and copied, in every alphabet that the typeface has."""

from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from ..core import clock
from .document import Document

FONTS = Path(__file__).parent.parent / "static" / "vendor" / "fonts"
MARGIN_MM = 20
_NEXT = {"new_x": XPos.LMARGIN, "new_y": YPos.NEXT}


class _Paper(FPDF):
    """A4, with the page's number below."""

    def footer(self) -> None:
        """The number of the page, on each."""
        self.set_y(-15)
        self.set_font("body", size=9)
        self.cell(0, 5, f"{self.page_no()} / {{nb}}", align="C")


def as_pdf(document: Document, language: str) -> bytes:
    """The file's bytes. Title and language are told to screen readers; nobody's name stands in its properties."""
    paper = _Paper(format="A4")
    paper.set_margin(MARGIN_MM)
    paper.set_auto_page_break(True, MARGIN_MM)
    for style, file in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
        paper.add_font("body", style, FONTS / file)
    paper.set_text_shaping(True)
    paper.set_lang(language)
    paper.set_title(document.title)
    paper.set_creation_date(clock.now())
    paper.add_page()
    _write(paper, document)
    return bytes(paper.output())


def _write(paper: FPDF, document: Document) -> None:
    paper.set_font("body", "B", 16)
    paper.multi_cell(0, 8, document.title, **_NEXT)
    paper.set_font("body", size=10)
    paper.multi_cell(0, 6, document.about, **_NEXT)
    for one in document.sections:
        paper.ln(4)
        paper.set_font("body", "B", 12)
        paper.multi_cell(0, 7, one.heading, **_NEXT)
        for label, words in one.lines:
            if label:
                paper.set_font("body", "B", 10)
                paper.multi_cell(0, 5.5, label, **_NEXT)
            paper.set_font("body", size=10)
            paper.multi_cell(0, 5.5, words, **_NEXT)
            paper.ln(1)
