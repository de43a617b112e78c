"""What holds for any text: valid monotone offsets, words in order, no crash, no two readings."""

from __future__ import annotations

import re

from bilateral.errors import BadInput
from bilateral.loader.reading import parse_articles, parse_text
from bilateral.loader.reading.documents import make_document
from bilateral.loader.reading.from_html import read_html
from bilateral.loader.reading.from_markdown import read_markdown
from bilateral.loader.reading.sentences import LONGEST, sentence_spans
from hypothesis import given, settings
from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        *(
            "Minsk",
            "tractors",
            "V.I.",
            "Kozlov",
            "signed",
            "agree-",
            "ment",
            "12.",
            "13",
            "108. ”",
            "“",
            "”",
            '"',
            "2023–",
        ),
        *(
            "\n",
            "\n\n",
            "\n \n",
            "\f",
            " ",
            "                                \n",
            "\n - ",
            "\n1. ",
            "# ",
            "* * *\n",
            ".",
        ),
        *(
            "12 Trade grew [Electronic resource]. – 2023. – URL : https://a.example/b-\nc/\n",
            "\n 61 \n",
            "Ltd.",
            "[3]",
            "¹",
        ),
        *("…", "?", "(", ")", "ё", "\u00ad", "\u00a0", "==", "|", ";", ",", "$3.5", "million"),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES).map("".join))
WORDS = re.compile(r"[^\W\d_]+")


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_offsets_are_valid_and_monotone(text):
    document = parse_text(text, "x.txt")
    assert document.text == text
    end = 0
    for sentence in document.sentences:
        assert end <= sentence.start < sentence.end <= len(text)
        assert sentence.text == sentence.text.strip() and sentence.text
        end = sentence.end


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_letters_of_a_sentence_stand_in_its_span_in_order(text):
    for sentence in parse_text(text, "x.txt").sentences:
        span = iter("".join(WORDS.findall(text[sentence.start : sentence.end])))
        assert all(letter in span for letter in "".join(WORDS.findall(sentence.text)))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_articles_together_are_the_text(text):
    documents = parse_articles(text, "x.txt")
    assert "".join(document.text for document in documents) == text
    assert documents == parse_articles(text, "x.txt")


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_sentences_hold_all_but_white_space(text):
    spans = list(sentence_spans(text))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(b - a <= LONGEST for a, b in spans)


MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "# Title\n",
                "\n\n",
                "- item ",
                "1. ",
                "| a | b |\n",
                "|---|---|\n",
                "**bold**",
                "*",
                "_",
                "[x](y)",
                "[^1]",
                "`",
            ),
            *(
                "\n[^1]: Note. – 2020. – URL: https://a.example/",
                "> ",
                "Minsk signed. ",
                "<p>",
                "</p>",
                "<br>",
                "<sup>1</sup>",
            ),
            *(
                "<li id='fn1'>note</li>",
                "<table>",
                "<tr>",
                "<td>",
                "<h1>",
                "</h1>",
                "<ul><li>",
                "<script>",
                "<!--",
                "&nbsp;",
            ),
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(MARKUP, st.sampled_from(["markdown", "html"]))
def test_offsets_hold_in_markup_too(text, kind):
    try:
        sources = read_markdown(text) if kind == "markdown" else read_html(text.encode(), "x.html")
    except BadInput:
        return
    for document in (make_document(source, "x") for source in sources):
        end = 0
        for sentence in document.sentences:
            assert end <= sentence.start < sentence.end <= len(document.text)
            span = iter("".join(WORDS.findall(document.text[sentence.start : sentence.end])))
            assert all(letter in span for letter in "".join(WORDS.findall(sentence.text)))
            end = sentence.end
    if kind == "markdown":
        assert "".join(source.text for source in sources) == text


def test_long_texts_without_ends_are_cut_and_stay_linear():
    for text in ("." * 300_000, "word " * 60_000, "a" * 300_000, '" 12 ' * 60_000, "( " * 100_000, "“" * 200_000):
        document = parse_text(text, "x.txt")
        assert max((len(sentence.text) for sentence in document.sentences), default=0) <= LONGEST
