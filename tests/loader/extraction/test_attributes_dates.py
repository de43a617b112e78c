"""Date expressions in own sentences: what is found, and what it means in its document."""

import datetime
import re

import pytest
from bilateral.loader.extraction.attributes.dates import find_dates
from bilateral.loader.extraction.attributes.timeline import Moment, Timeline, resolve
from bilateral.loader.model import Citation, Document, Sentence
from hypothesis import given
from hypothesis import strategies as st


def document(*sentences, year=None, title=""):
    text = "\n".join(sentences)
    return Document("d.txt", title, text, tuple(Sentence(s, 0, len(s)) for s in sentences), year)


def dates(*sentences, year=None, title=""):
    """The dates of the last of some sentences."""
    return [str(d.moment) for d in Timeline(document(*sentences, year=year, title=title)).dates(len(sentences) - 1)]


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("The ports of Oslo and Lomé signed it in 2023.", "2023"),
        ("The treaty was signed in May 2023.", "2023-05"),
        ("The treaty was signed on 15 May 2023 in Quito.", "2023-05-15"),
        ("The treaty was signed on the 3rd of May, 2021.", "2021-05-03"),
        ("On May 15, 2023 the treaty was signed.", "2023-05-15"),
        ("Signed: 15.05.2023", "2023-05-15"),
        ("Signed: 05/28/2019", "2019-05-28"),
        ("Signed: 2023-05-15", "2023-05-15"),
        ("in the first half of 2021 Fiji bought rice", "2021"),
        ("Since 2019 the cities are twins.", "2019"),
        ("It happened in early June 2022.", "2022-06"),
        ("In mid-April 2022 the plant opened.", "2022-04"),
        ("During 2003-04 urea was imported.", "2003"),
        ("Twinned since '98, and proud of it.", "1998"),
        ("Arequipa (1987) and Charlotte", "1987"),
        ("The contract of 9TH AUGUST, 2005 stands.", "2005-08-09"),
        ("It was shipped in Q3 2022.", "2022"),
        ("It opened on 5–7 June 2023.", "2023-06-05"),
        ("It was agreed last year [2022].", "2022"),
        ("It was agreed in December of the same year [2023].", "2023-12"),
    ],
)
def test_stated_dates(words, want):
    assert dates(words) == [want]


@pytest.mark.parametrize(
    "words",
    [
        "Ghana bought 2000 tractors.",
        "It costs $2021 a tonne.",
        "The plant makes 1950 buses and 2010 trucks.",
        "May they live long.",
        "They may sign it.",
        "Model 2023-X and part 2020.5 are out.",
        "A march through Lima and an august guest.",
        "The flight SU2019 was late.",
    ],
)
def test_numbers_and_words_that_are_no_dates(words):
    assert dates(words, year=2020) == []


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("Peru signed it yesterday.", "2022-03-11"),
        ("Peru signed it this year.", "2022"),
        ("Peru signed it last year.", "2021"),
        ("Peru signed it last May.", "2021-05"),
        ("Peru will sign it next May.", "2022-05"),
        ("Peru signed it two years ago.", "2020"),
        ("Peru signed it on Tuesday.", "2022-03-08"),
        ("Peru signed it last month.", "2022-02"),
        ("Peru signed it in April of last year.", "2021-04"),
        ("Peru signed it on 12 January this year.", "2022-01-12"),
        ("Peru signed it, as agreed, in December last.", "2021-12"),
        ("Peru will sign it on 15 September next.", "2022-09-15"),
        ("Peru will sign it tomorrow.", "2022-03-13"),
    ],
)
def test_relative_to_the_day_of_writing(words, want):
    assert dates("LIMA, 12 March 2022 (Andes News).", words, year=2022)[-1] == want


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("In May they founded a firm.", "2014-05"),
        ("On 12 June they founded a firm.", "2014-06-12"),
        ("In the same year they founded a firm.", "2014"),
        ("The following year they founded a firm.", "2015"),
        ("A year later they founded a firm.", "2015"),
        ("Two years earlier they had founded a firm.", "2012"),
        ("Three months later they founded a firm.", "2014-05"),
    ],
)
def test_relative_to_the_date_reached(words, want):
    assert dates("Mali and Cuba signed a pact in February 2014.", words, year=2024) == [want]


def test_next_year_after_a_past_date_counts_from_it():
    assert dates("In 2019 the mine ordered three, with delivery next year.", year=2024) == ["2019", "2020"]


def test_this_year_in_a_quotation_is_the_source_s():
    sentence = Sentence("“This year we deliver buses to Chad.”", 0, 10, citations=(Citation(4, "News", 2017),))
    timeline = Timeline(Document("d", "", sentence.text, (sentence,), 2024))
    assert str(timeline.dates(0)[0].moment) == "2017"


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("a programme for 2023–2025", "period"),
        ("a road map until 2030", "period"),
        ("cooperation for 2024", "period"),
        ("friends since 2019", "since"),
        ("to deliver by the end of 2024", "deadline"),
        ("in force until 2026", "until"),
        ("signed in 2024", "point"),
        ("shipped in 2021–2022", "point"),
    ],
)
def test_role_of_a_date(words, role):
    assert [mention.role for mention in find_dates(words)] == [role]


@given(
    st.dates(datetime.date(1800, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y-%m-%d"]),
)
def test_every_written_date_comes_back(date, form):
    assert dates(f"It was signed on {date.strftime(form)}.") in ([date.isoformat()], swapped(date))


def swapped(date):
    return [date.replace(day=date.month, month=date.day).isoformat()] if date.day <= 12 else None


TIME_WORDS = [
    "in",
    "May",
    "last",
    "year",
    "next",
    "month",
    "a",
    "later",
    "February",
    "two",
    "years",
    "ago",
    "same",
    "Monday",
]
NUMBERS = ["2023", "31", "30", "1999", "[2020]", "'98", "12.13.2001", "29.02.2023", "2024-02-30", "0", "99", "twenty"]
SIGNS = ["–", "-", "/", ".", ",", "(", ")", "on", "since", "until", "for", "programme", "the", "this"]
PIECES = st.sampled_from([*TIME_WORDS, *NUMBERS, *SIGNS])


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(), st.none() | st.integers(1800, 2100))
def test_any_text_gives_valid_dates_in_their_places(text, year):
    for dated in Timeline(document(text, text, year=year)).dates(1):
        assert 0 <= dated.mention.start < dated.mention.end <= len(text)
        written = str(dated.moment)
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", written)
        datetime.date.fromisoformat(written + "0000-01-01"[len(written) :])


@given(st.integers(-5000, 5000), st.sampled_from(["day", "week", "month", "quarter", "year"]), st.dates())
def test_any_shift_resolves_or_does_not(shift, unit, base):
    mention = find_dates("a year later")[0]
    moved = type(mention)(0, 1, None, None, None, "narrative", unit, shift)
    moment = resolve(moved, Moment(base.year, base.month, base.day), None)
    assert moment is None or 1 <= moment.year <= 9999
