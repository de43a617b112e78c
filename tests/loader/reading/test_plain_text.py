"""Plain text: wrapped lines, pages, footnotes, markers, headings, lists."""

from __future__ import annotations

import pytest
from bilateral.loader.reading import parse_text

BOOK = (
    " Belarus – Serbia: one route and many \n"
    "travellers \n"
    "\n"
    " \n"
    "\n"
    "In 2014 the Minsk Tractor Plant and a Krusevac foundry opened a joint enter-\n"
    "\n"
    "prise, where “four thousand tractors have been assembled so far 12. ” The city of \n"
    "\n"
    "Novi Sad bought ten trolleybuses from Belkommunmash for 4 .9 million euros 13, and \n"
    "\n"
    "this was only the beginning of an all-\n"
    "\n"
    "weather friendship “of the two partners” 14. In 2022–\n"
    "\n"
    "2023 the trade of the two \n"
    "\n"
    "                                                \n"
    "12 Zhuk, P. The Balkan diary / P. Zhuk. – Minsk : Half-Station, 2021. – P. 88. \n"
    "13 Trolleybuses for Novi Sad [Electronic resource]. – 2019. – URL : \n"
    "https://transport.example.org/archive/trollejbus-\n"
    "dlja-novogo-sada/ \n"
    "14 Friendship of two [Electronic resource]. – 2022. – URL : https://friends.example.org/a. – Date of access: \n"
    "14.03.2023.\n"
    " countries grew, and 13 new contracts were signed. V.I. Kozlov, the director of Amkodor \n"
    "\n"
    "Inc., said: “We will sell more.” 15. Exports were worth 12 million dollars.\n"
    "\n"
    "\n"
    " 325 \n"
    "\n"
    "The raspberries of Arilje went to Minsk.\n"
)


def test_a_page_of_a_book():
    document = parse_text(BOOK, "bk.txt")
    assert [sentence.text for sentence in document.sentences] == [
        "Belarus – Serbia: one route and many travellers",
        "In 2014 the Minsk Tractor Plant and a Krusevac foundry opened a joint enterprise, "
        "where “four thousand tractors have been assembled so far.”",
        "The city of Novi Sad bought ten trolleybuses from Belkommunmash for 4.9 million euros, "
        "and this was only the beginning of an all-weather friendship “of the two partners”.",
        "In 2022–2023 the trade of the two countries grew, and 13 new contracts were signed.",
        "V.I. Kozlov, the director of Amkodor Inc., said: “We will sell more.”",
        "Exports were worth 12 million dollars.",
        "The raspberries of Arilje went to Minsk.",
    ]
    assert document.title == "Belarus – Serbia: one route and many travellers"
    assert document.sentences[0].heading
    assert {sentence.section for sentence in document.sentences} == {document.title}
    assert document.year == 2022


def test_markers_become_citations_of_their_sentences():
    cited = [sentence.citations for sentence in parse_text(BOOK, "bk.txt").sentences]
    assert [[citation.number for citation in citations] for citations in cited] == [
        [],
        [12],
        [13, 14],
        [],
        [15],
        [],
        [],
    ]
    book, trolleybuses = cited[1][0], cited[2][0]
    assert (book.title, book.year, book.url) == (
        "Zhuk, P. The Balkan diary / P. Zhuk. – Minsk : Half-Station",
        2021,
        "",
    )
    assert trolleybuses.title == "Trolleybuses for Novi Sad"
    assert trolleybuses.year == 2019
    assert trolleybuses.url == "https://transport.example.org/archive/trollejbus-dlja-novogo-sada/"
    assert cited[2][1].url == "https://friends.example.org/a"


def test_offsets_hold_the_sentence_in_the_text_as_read():
    document = parse_text(BOOK, "bk.txt")
    spans = [document.text[sentence.start : sentence.end] for sentence in document.sentences]
    assert document.text == BOOK
    assert spans[0] == "Belarus – Serbia: one route and many \ntravellers"
    assert spans[3].startswith("In 2022–\n\n2023 the trade") and spans[3].endswith("contracts were signed.")
    assert "Zhuk, P." in spans[3]  # the span crosses the page's notes, the clean text leaves them out


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It cost $3.5 million. 26 firms came.", ["It cost $3.5 million.", "26 firms came."]),
        ("He met S. Amin. Dr. Li left.", ["He met S. Amin.", "Dr. Li left."]),
        ("Amkodor Ltd. The plant grew.", ["Amkodor Ltd.", "The plant grew."]),
        ("Thang Loi Feed Co. Ltd. of Dong Nai sold it.", ["Thang Loi Feed Co. Ltd. of Dong Nai sold it."]),
        ("Molinos S.A. (Villeta) sold it.", ["Molinos S.A. (Villeta) sold it."]),
        ("It grew to 5 billion dollars. USA imports fell.", ["It grew to 5 billion dollars. USA imports fell."]),
        ("See No. 5 of it. No. 6 is void.", ["See No. 5 of it.", "No. 6 is void."]),
        ("“We came. We saw.” They left!", ["“We came.", "We saw.”", "They left!"]),
        ('"Good." Then "bad". Yes?', ['"Good."', 'Then "bad".', "Yes?"]),
        ("(It was signed.) Then it was sold… Later too.", ["(It was signed.)", "Then it was sold…", "Later too."]),
        ("They met in the U.S. It rained. On 5 Oct. 2020 it ended.", None),
    ],
)
def test_sentence_ends(text, sentences):
    made = [sentence.text for sentence in parse_text(text, "x.txt").sentences]
    expected = sentences or ["They met in the U.S.", "It rained.", "On 5 Oct. 2020 it ended."]
    assert made == expected


def test_markers_without_notes_go_only_where_they_cannot_be_quantities():
    text = "“We sell a brand” 12, he said. The “sum of all 13.” It sold 14. The MTZ-82 1 plant in Brest 15 grew [16]."
    texts = [sentence.text for sentence in parse_text(text, "x.txt").sentences]
    assert texts == [
        "“We sell a brand”, he said.",
        "The “sum of all.”",
        "It sold 14.",
        "The MTZ-82 1 plant in Brest 15 grew.",
    ]


def test_raised_numbers_are_markers_but_not_powers():
    text = "The mill sold yarn.¹ It has 5 m² of halls² and more.\n\n¹ Yarn. – 2020. – URL: https://a.example/1\n"
    first, second = parse_text(text, "x.txt").sentences
    assert (first.text, [(c.number, c.year) for c in first.citations]) == ("The mill sold yarn.", [(1, 2020)])
    assert (second.text, [c.number for c in second.citations]) == ("It has 5 m² of halls and more.", [2])


def test_years_and_amounts_in_brackets_stay():
    (sentence,) = parse_text("Last year [2022] it sold 43 tons (12) for $92 million.", "x.txt").sentences
    assert sentence.text == "Last year [2022] it sold 43 tons (12) for $92 million."


def test_headings_lists_and_sections():
    text = (
        "Partner towns of Lida\n\nAll of them\n1. Vrsac (Serbia). Since 2019.\n2. Ostrowiec – 1994\n"
        "• Panevezys: planned\n\nEnded\nThe tie with Izborsk was dissolved.\n"
    )
    document = parse_text(text, "lc.txt")
    assert [(s.text, s.section, s.heading) for s in document.sentences] == [
        ("Partner towns of Lida", "Partner towns of Lida", True),
        ("All of them", "All of them", True),
        ("1. Vrsac (Serbia).", "All of them", False),
        ("Since 2019.", "All of them", False),
        ("2. Ostrowiec – 1994", "All of them", False),
        ("Panevezys: planned", "All of them", False),
        ("Ended", "Ended", True),
        ("The tie with Izborsk was dissolved.", "Ended", False),
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("GRAIN REVIEW — September 2006\n\nKenya bought maize.", 2006),
        ("Montevideo, August 14th, 2014.- The Ministry informs of a visit in 2013.", 2014),
        ("Trade grew this year [2021]. It will grow.", 2021),
        ("Trade grew last year [2022]. It will grow.", 2023),
        ("Visit ends\n\nThey met.\n\nDone in Harare on 16 November 2006 in two originals.", 2006),
        ("Sisters\n\nKumamoto, Japan — 22 January 1983\nHebei, China — 1994\nAmur, Russia — 1995", None),
        ("Trade was large in 2019 and larger in 2020.", None),
    ],
)
def test_year_of_writing(text, year):
    assert parse_text(text, "x.txt").year == year


def test_an_untitled_text_takes_its_title_from_the_file():
    document = parse_text("Trade grew, and it was good.", "note-7.txt#2")
    assert (document.title, document.sentences[0].section) == ("note-7", "note-7")
