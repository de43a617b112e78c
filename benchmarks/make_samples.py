"""Make the Word and PDF samples of data/samples from their sources in benchmarks/samples.

python benchmarks/make_samples.py
"""

from __future__ import annotations

import datetime
import io
import re
import textwrap
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import fpdf
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SOURCES = Path(__file__).parent / "samples"
SAMPLES = Path(__file__).parents[1] / "data" / "samples"
MADE = datetime.datetime(2024, 3, 1, tzinfo=datetime.UTC)
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass
class Text:
    """A source: its title, its headings and paragraphs in order, its notes by number."""

    title: str = ""
    blocks: list[tuple[str, str]] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)


def read_source(path: Path) -> Text:
    text = Text()
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        if block.startswith("# "):
            text.title = block[2:]
        elif block.startswith("## "):
            text.blocks.append(("heading", block[3:]))
        elif block.startswith("[^"):
            text.notes |= {int(n): words for n, words in re.findall(r"\[\^(\d+)\]: (.+)", block)}
        else:
            text.blocks.append(("paragraph", block))
    return text


def make_docx(text: Text, path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = MADE
    notes = "".join(
        f'<w:footnote w:id="{number + 1}"><w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p></w:footnote>'
        for number, words in text.notes.items()
    )
    separator = '<w:footnote w:id="1" w:type="separator"><w:p/></w:footnote>'
    xml = f'<w:footnotes xmlns:w="{NAMESPACE}">{separator}{notes}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.add_heading(text.title, 0)
    for kind, words in text.blocks:
        if kind == "heading":
            document.add_heading(words, 1)
            continue
        paragraph = document.add_paragraph()
        for piece in re.split(r"(\[\^\d+\])", words):
            run = paragraph.add_run("" if piece.startswith("[^") else piece)
            if piece.startswith("[^"):
                run.font.superscript = True
                reference = OxmlElement("w:footnoteReference")
                reference.set(qn("w:id"), str(int(piece[2:-1]) + 1))
                run._r.append(reference)
    packed = io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part_info in source.infolist():  # with one date, so that the same source gives the same file
            target.writestr(
                zipfile.ZipInfo(part_info.filename, MADE.timetuple()[:6]), source.read(part_info), zipfile.ZIP_DEFLATED
            )


def make_pdf(text: Text, path: Path) -> None:
    """Set the text on small pages, each with its notes and its number at the foot."""
    lines: list[tuple[str, str]] = []
    for kind, words in text.blocks:
        lines.append(("", ""))
        lines += [(kind, line) for line in textwrap.wrap(re.sub(r"\[\^(\d+)\]", r"\1", words), 74)]
    noted = {
        n: next(i for i, (_, line) in enumerate(lines) if re.search(rf"[a-z]\.{n}(?!\d)", line)) for n in text.notes
    }
    pdf = fpdf.FPDF(format="A5")
    pdf.set_creation_date(MADE)
    pdf.set_title(text.title)
    pdf.set_auto_page_break(False)
    per_page = 26
    for page, first in enumerate(range(0, len(lines), per_page), 1):
        pdf.add_page()
        if page == 1:
            pdf.set_font("Times", "B", 14)
            pdf.multi_cell(0, 6, text.title, new_x="LMARGIN", new_y="NEXT")
        for kind, line in lines[first : first + per_page]:
            pdf.set_font("Times", "B" if kind == "heading" else "", 10)
            pdf.cell(0, 4.6, line, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Times", "", 8)
        pdf.ln(3)
        for number, line_number in noted.items():
            if first <= line_number < first + per_page:
                pdf.multi_cell(0, 3.6, f"{number} {text.notes[number]}", align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.set_y(-14)
        pdf.cell(0, 4, str(page), align="C")
    pdf.output(str(path))


def main() -> None:
    for path in sorted(SOURCES.glob("*.md")):
        suffix, make = (".pdf", make_pdf) if path.stem in ("exchange", "iran") else (".docx", make_docx)
        make(read_source(path), SAMPLES / f"{path.stem}{suffix}")


if __name__ == "__main__":
    main()
