"""Files of every format, folders, patterns and bad input, on real files."""

from __future__ import annotations

import io
import itertools
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from bilateral.errors import BadInput
from bilateral.loader.reading import parse_articles, read_documents

MARKDOWN = """---
title: Front page
---
# Minsk and Baku

**MTZ** signed a [contract](https://x.example/z) with
*Ganja Auto Plant* in 2019[^1]. The parties trade `milk`.

## Twins

- Vitebsk – Jinan
- Grodno – Gabala, *planned*

| City | Twin |
|------|------|
| Minsk | **Beijing** |

[^1]: Contract signed [Electronic resource]. – 2019. – URL: https://a.example/b/
    c-d.html
"""

HTML = """<html><head><title>Site | Story</title><style>p {}</style></head><body><nav>Home</nav><main>
<h1>Minsk <em>and</em> Baku</h1>
<p>MTZ signed a <b>contract</b> with Ganja.<sup><a href="#fn1">1</a></sup> They trade&nbsp;milk.</p><script>x()</script>
<ul><li>Vitebsk – Jinan<li>Grodno – Gabala</ul><p hidden>secret</p>
<table><tr><th>City<th>Twin</tr><tr><td>Minsk<td><p>Beijing</p></td></tr></table>
<ol><li id="fn1">Contract signed. – 2019. – URL: https://a.example/c <a href="#r">back</a></li></ol>
</main><footer>Imprint</footer></body></html>"""


def read(*paths):
    problems: list[str] = []
    return list(read_documents(paths, problems.append)), problems


def test_markdown_keeps_the_offsets_of_the_file(tmp_path):
    (tmp_path / "a.md").write_text(MARKDOWN, encoding="utf-8")
    (document,), problems = read(tmp_path / "a.md")
    assert not problems
    assert document.text == MARKDOWN
    assert document.title == "Front page"
    assert [s.text for s in document.sentences] == [
        "Minsk and Baku",
        "MTZ signed a contract with Ganja Auto Plant in 2019.",
        "The parties trade milk.",
        "Twins",
        "Vitebsk – Jinan",
        "Grodno – Gabala, planned",
        "City | Twin",
        "Minsk | Beijing",
    ]
    (citation,) = document.sentences[1].citations
    assert (citation.number, citation.title, citation.year) == (1, "Contract signed", 2019)
    assert citation.url == "https://a.example/b/c-d.html"
    assert MARKDOWN[document.sentences[4].start : document.sentences[4].end] == "Vitebsk – Jinan"
    assert document.sentences[5].section == "Twins"


def test_markdown_numbers_stay_and_articles_part(tmp_path):
    (tmp_path / "a.md").write_text("Partners:\n\n1. Beijing, **2016**\n2. Lyon\n", encoding="utf-8")
    (document,), _ = read(tmp_path / "a.md")
    assert [s.text for s in document.sentences] == ["Partners:", "1. Beijing, 2016", "2. Lyon"]
    story = "MTZ signed a contract with a plant in Ganja. " * 10
    (tmp_path / "a.md").write_text(f"# One story\n\n{story}\n\n# Another\n\n## Part\n\n{story}\n", encoding="utf-8")
    documents, _ = read(tmp_path / "a.md")
    assert [(d.id, d.title) for d in documents] == [("a.md#1", "One story"), ("a.md#2", "Another")]
    (tmp_path / "a.md").write_text("[" * 20_000 + "\n", encoding="utf-8")
    assert len(read(tmp_path / "a.md")[0]) == 1


def test_html_is_read_without_its_frame(tmp_path):
    (tmp_path / "a.html").write_text(HTML, encoding="utf-8")
    (document,), problems = read(tmp_path / "a.html")
    assert not problems
    assert [s.text for s in document.sentences] == [
        "Minsk and Baku",
        "MTZ signed a contract with Ganja.",
        "They trade milk.",
        "Vitebsk – Jinan",
        "Grodno – Gabala",
        "City | Twin",
        "Minsk | Beijing",
    ]
    (citation,) = document.sentences[1].citations
    assert (citation.number, citation.year, citation.url) == (1, 2019, "https://a.example/c")
    for sentence in document.sentences:
        assert document.text[sentence.start : sentence.end].startswith(sentence.text[:5])


def test_html_line_breaks_and_powers(tmp_path):
    html = "<p>Minsk – Lyon<br>Gomel – Aberdeen<br>and so<br>on</p><p>It has 5 km<sup>2</sup> of halls.</p>"
    (tmp_path / "a.htm").write_text(html, encoding="utf-8")
    (document,), _ = read(tmp_path / "a.htm")
    texts = [s.text for s in document.sentences]
    assert texts == ["Minsk – Lyon", "Gomel – Aberdeen and so on", "It has 5 km2 of halls."]


def word_document(path: Path) -> None:
    document = docx.Document()
    document.add_heading("Minsk and Baku", 0)
    document.add_paragraph("MTZ signed a contract. It trades milk.")
    document.add_paragraph("Vitebsk – Jinan", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Minsk", "Beijing"
    document.add_paragraph("The end.")
    document.save(str(path))


def test_word_paragraphs_and_tables_come_in_order(tmp_path):
    word_document(tmp_path / "a.docx")
    (document,), problems = read(tmp_path / "a.docx")
    assert not problems
    assert [(s.text, s.heading) for s in document.sentences] == [
        ("Minsk and Baku", True),
        ("MTZ signed a contract.", False),
        ("It trades milk.", False),
        ("Vitebsk – Jinan", False),
        ("Minsk | Beijing", False),
        ("The end.", False),
    ]


def test_word_footnotes_become_citations(samples):
    documents = {document.id: document for document in read_documents([samples])}
    cited = [c for d in documents.values() if d.id.endswith(".docx") for s in d.sentences for c in s.citations]
    assert cited and all(citation.title for citation in cited)


def test_pdf_sentences_cross_pages(samples):
    document = next(d for d in read_documents([samples]) if d.id.endswith(".pdf"))
    crossing = [s for s in document.sentences if "\f" in document.text[s.start : s.end]]
    assert crossing
    assert all(s.text[-1] in ".”" for s in crossing)


def test_folders_are_searched_in_order_and_names_told_apart(tmp_path):
    for folder in ("b", "a"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"Trade of {folder} grew.", encoding="utf-8")
    (tmp_path / "a" / "y.txt").write_text("Trade grew.", encoding="utf-8")
    (tmp_path / "a" / ".hidden.txt").write_text("Trade grew.", encoding="utf-8")
    (tmp_path / "a" / "y.csv").write_text("1,2", encoding="utf-8")
    documents, problems = read(tmp_path)
    assert not problems
    assert [d.id for d in documents] == ["a/x.txt", "y.txt", "b/x.txt"]
    documents, _ = read(tmp_path / "a", str(tmp_path / "*" / "y.*"), tmp_path / "a" / "y.txt")
    assert [d.id for d in documents] == ["x.txt", "y.txt"]


def bad_files(folder: Path) -> dict[str, str]:
    """Write one file of each bad kind; give the words that its message must hold."""
    scan = pypdf.PdfWriter()
    scan.add_blank_page(200, 200)
    scanned = io.BytesIO()
    scan.write(scanned)
    word_document(folder / "good.docx")
    whole = (folder / "good.docx").read_bytes()
    hollow = io.BytesIO()
    with zipfile.ZipFile(hollow, "w") as package:
        package.writestr("a.txt", "x")
    contents = {
        "empty.txt": (b"", "is empty"),
        "blank.txt": (b"  \n \n", "is empty"),
        "latin.txt": ("Gdańsk é".encode("latin-1", "replace"), "not valid UTF-8"),
        "binary.txt": (b"\x00\x01\x02 abc", "zero bytes"),
        "line.txt": (b"word " * 10_000_000, "characters is not prose"),
        "scan.pdf": (scanned.getvalue(), "scan"),
        "torn.pdf": (scanned.getvalue()[:80], "not a whole PDF"),
        "torn.docx": (whole[: len(whole) // 2], "not a whole Word document"),
        "hollow.docx": (hollow.getvalue(), "not a whole Word document"),
        "frame.html": (b"<html><nav>Home</nav></html>", "no text"),
        "rules.txt": (b"=====\n\n-----\n", "no sentences"),
    }
    for name, (content, _) in contents.items():
        (folder / name).write_bytes(content)
    return {name: words for name, (_, words) in contents.items()}


def test_each_bad_file_is_one_line_and_the_others_are_read(tmp_path):
    expected = bad_files(tmp_path)
    documents, problems = read(tmp_path)
    assert [document.id for document in documents] == ["good.docx"]
    assert len(problems) == len(expected)
    for name, words in expected.items():
        (problem,) = [line for line in problems if f"/{name}:" in line]
        assert words in problem and "\n" not in problem


def test_paths_that_lead_nowhere_are_told(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.csv").write_text("1", encoding="utf-8")
    documents, problems = read(tmp_path / "no.txt", tmp_path / "empty", tmp_path / "*.xyz", tmp_path / "a.csv")
    assert not documents
    assert [line.partition(": ")[2].partition(";")[0] for line in problems] == [
        "no such file or folder",
        "no documents in this folder",
        "no document matches this pattern",
        "not a format that can be read",
    ]


def test_without_a_listener_the_first_problem_is_raised(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(BadInput, match="is empty"):
        list(read_documents([tmp_path]))


def test_encodings_and_line_ends(tmp_path):
    text = "Ölgii trades.\r\n\r\nIt grew."
    (tmp_path / "bom.txt").write_bytes(text.encode("utf-8-sig"))
    (tmp_path / "wide.txt").write_bytes(text.encode("utf-16"))
    for document in read(tmp_path)[0]:
        assert document.text == "Ölgii trades.\n\nIt grew."
        assert [s.text for s in document.sentences] == ["Ölgii trades.", "It grew."]


def article(title: str, words: int) -> str:
    sentence = (
        "The parties signed a contract for the supply of tractors and then met once more in the capital of the country"
    )
    return f"{title}\n\n" + f"{sentence}.\n" * (words // 20 + 1)


def test_a_file_of_many_articles_is_split_at_their_titles():
    titles = ["Belarus and Kenya: first steps", "Belarus and Cuba: old friends", "Belarus and Laos: one more"]
    for rule in ("=====", "* * *", "--------"):
        documents = parse_articles(f"\n\n{rule}\n\n".join(article(title, 60) for title in titles), "all.txt")
        assert [d.title for d in documents] == titles
        assert [d.id for d in documents] == ["all.txt#1", "all.txt#2", "all.txt#3"]
    documents = parse_articles("\n".join(f"# {article(title, 80)}" for title in titles), "all.txt")
    assert [d.title for d in documents] == titles


def test_a_book_is_split_where_its_titles_stand_out(samples):
    chapter = (samples / "kyrgyzstan.txt").read_text(encoding="utf-8")
    title = "Osh – Brest: another \nroad"
    other = chapter.replace("Minsk – Bishkek: a road paved with \ntractors", title)
    for between in ("", "\n\n", "\f"):
        documents = parse_articles(chapter + between + other + between + chapter, "book.txt")
        assert [d.title for d in documents] == [
            "Minsk – Bishkek: a road paved with tractors",
            "Osh – Brest: another road",
            "Minsk – Bishkek: a road paved with tractors",
        ]
        assert len({len(d.sentences) for d in documents}) == 1


def test_sections_of_one_article_are_not_split():
    sections = "\n\n".join(
        article(title, 100) for title in ("Trade of Kenya: an overview", "Exports", "Imports and more")
    )
    assert len(parse_articles(sections, "one.txt")) == 1
    assert len(parse_articles(article("Kenya and Laos: news", 20) + "\n* * *\n\nIt ended.", "one.txt")) == 1


def test_reading_twice_gives_the_same(samples):
    once, again = (list(read_documents([samples])) for _ in range(2))
    assert once == again
    assert len({d.id for d in once}) == len(once)
    assert all(a.end <= b.start for d in once for a, b in itertools.pairwise(d.sentences))
