"""The map in a real browser: every interaction, by what the reader sees and does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bilateral.graphviz.drawing import draw
from bilateral.graphviz.graph import build_graph
from bilateral.graphviz.page import write_map


@pytest.fixture(scope="module")
def file(small: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("map") / "map.html"
    write_map(path, draw(build_graph(*small), title="Ties of Minsk", note="Showing a part."))
    return path


def open_page(browser: Any, url: str, **options: Any) -> Any:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, **options)
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.goto(url)
    page.wait_for_selector("html[data-ready]")
    return page


@pytest.fixture
def page(browser: Any, file: Path) -> Iterator[Any]:
    page = open_page(browser, file.as_uri())
    yield page
    faults = page.faults
    page.close()
    assert faults == []


def wait(page: Any, condition: str) -> None:
    """Poll from outside: the page's policy forbids Playwright's own polling, which evaluates text."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {condition}")


def counts(page: Any) -> str:
    return page.inner_text("#counts")


def place(page: Any, script: str) -> tuple[float, float]:
    spot, box = page.evaluate(script), page.locator("#map").bounding_box()
    return box["x"] + spot["x"], box["y"] + spot["y"]


def party_at(page: Any, id_: str) -> tuple[float, float]:
    return place(page, f"bilateral.party('{id_}')")


def line_at(page: Any, head: str, tail: str, type_: str) -> tuple[float, float]:
    return place(page, f"bilateral.line('{head}', '{tail}', '{type_}')")


def test_the_page_tells_what_it_shows_and_what_it_left_out(page: Any) -> None:
    assert page.title() == "Ties of Minsk"
    assert page.inner_text("#title") == "Ties of Minsk"
    assert page.inner_text("#note") == "Showing a part."
    assert counts(page) == "8 parties, 8 deals"
    assert page.get_attribute("html", "lang") == "en"


def test_a_party_is_clicked_for_its_ties_and_a_tie_for_its_deals(page: Any) -> None:
    page.mouse.click(*party_at(page, "by"))
    dossier = page.locator("#dossier")
    assert "Belarus" in dossier.inner_text() and "3 deals, 1 partner" in dossier.inner_text()
    dossier.get_by_role("button", name=re.compile("supplies China")).click()
    text = dossier.inner_text()
    for part in (
        "Belarus supplies China",
        "beef, milk",
        "$1 million",
        "2020",
        "0.6",
        "Sentence behind r3.",
        "report.txt",
    ):
        assert part in text
    link = dossier.get_by_role("link").first
    assert link.get_attribute("href") == "https://example.org/source"
    assert "noopener" in link.get_attribute("rel")


def test_parallel_deals_are_one_line_that_opens_on_click(page: Any) -> None:
    assert page.evaluate("bilateral.line('by', 'cn', 'signed').deals") == 2
    page.mouse.click(*line_at(page, "by", "cn", "signed"))
    text = page.inner_text("#dossier")
    assert "Sentence behind r1." in text and "Sentence behind r2." in text


def test_hovering_shows_the_sentence(page: Any) -> None:
    page.mouse.move(*line_at(page, "mtz", "cn", "supplies"))
    page.wait_for_selector("#tip:not([hidden])")
    assert "Minsk Tractor Works" in page.inner_text("#tip") and "Sentence behind r6." in page.inner_text("#tip")
    page.mouse.move(*party_at(page, "uni"))
    wait(page, "document.getElementById('tip').textContent.includes('University of Osh')")


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda page: page.get_by_label("signed", exact=True).uncheck(), "6 parties, 4 deals"),
        (lambda page: page.get_by_label("country", exact=True).uncheck(), "6 parties, 4 deals"),
        (lambda page: page.get_by_label("planned", exact=True).uncheck(), "7 parties, 7 deals"),
        (lambda page: page.select_option("#country", "Kyrgyzstan"), "2 parties, 1 deal"),
        (lambda page: page.select_option("#instrument", "agreement"), "4 parties, 2 deals"),
        (lambda page: page.locator("#confidence").fill("0.75"), "7 parties, 5 deals"),
        (lambda page: page.locator("#time").fill("2"), "6 parties, 4 deals"),
        (lambda page: page.locator("#undated").uncheck(), "7 parties, 7 deals"),
    ],
)
def test_each_filter_updates_the_counts_and_reset_undoes_it(page: Any, act: Any, expected: str) -> None:
    act(page)
    assert counts(page) == expected
    page.click("#reset")
    assert counts(page) == "8 parties, 8 deals"


def test_counts_beside_the_choices_follow_the_other_filters(page: Any) -> None:
    page.select_option("#country", "Kyrgyzstan")
    assert page.locator("#types .key", has_text="signed").locator(".count").inner_text() == "1"
    assert page.locator("#types .key", has_text="supplies").locator(".count").inner_text() == "0"


def test_time_plays_and_stops(page: Any) -> None:
    page.click("#play")
    wait(page, "document.getElementById('time-value').textContent === 'up to 2015'")
    page.click("#play")
    stopped = page.inner_text("#time-value")
    page.wait_for_timeout(1000)
    assert page.inner_text("#time-value") == stopped


def test_search_suggests_focuses_and_speaks(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("mtw")
    assert page.locator("#suggestions li").all_inner_texts() == ["Minsk Tractor Works company, Belarus"]
    page.keyboard.press("Enter")
    assert "Minsk Tractor Works" in page.inner_text("#dossier h3")
    assert page.inner_text("#live").startswith("Minsk Tractor Works, company of Belarus, 3 partners")
    page.wait_for_timeout(500)
    spot, box = page.evaluate("bilateral.party('mtz')"), page.locator("#map").bounding_box()
    panel = page.locator("#dossier").bounding_box()["width"]
    assert abs(spot["x"] - (box["width"] - panel) / 2) < 3 and abs(spot["y"] - box["height"] / 2) < 3


def test_search_walks_its_suggestions_with_the_keys(page: Any) -> None:
    page.fill("#search", "min")
    assert page.locator("#suggestions li").count() == 2
    first = page.locator("#suggestions li[aria-selected=true]").inner_text()
    page.keyboard.press("ArrowDown")
    second = page.locator("#suggestions li[aria-selected=true]").inner_text()
    assert {first.split(" company")[0].split(" city")[0], second.split(" company")[0].split(" city")[0]} == {
        "Minsk",
        "Minsk Tractor Works",
    }
    page.keyboard.press("Escape")
    assert page.locator("#suggestions").is_hidden()


def test_neighbourhood_of_one_to_three_steps(page: Any) -> None:
    page.mouse.click(*party_at(page, "weichai"))
    for steps, shown in ((1, 2), (2, 4), (3, 6)):
        page.get_by_role("button", name=re.compile(f"^{steps} step")).click()
        assert counts(page).startswith(f"{shown} parties")
    page.get_by_role("button", name="all again").click()
    assert counts(page).startswith("8 parties")


def test_a_party_is_hidden_and_brought_back(page: Any) -> None:
    page.mouse.click(*party_at(page, "cn"))
    page.get_by_role("button", name="Hide").click()
    assert counts(page) == "6 parties, 4 deals" and page.locator("#dossier").is_hidden()
    page.get_by_role("button", name=re.compile("hidden: China")).click()
    assert counts(page) == "8 parties, 8 deals"


def test_a_pinned_party_stays_and_is_not_dragged(page: Any) -> None:
    page.mouse.click(*party_at(page, "uni"))
    page.get_by_role("button", name="Pin").click()
    page.select_option("#country", "China")
    assert page.evaluate("bilateral.party('uni').shown") is True
    before = page.evaluate("bilateral.party('uni')")
    page.mouse.move(*party_at(page, "uni"))
    page.mouse.down()
    page.mouse.move(300, 300, steps=5)
    page.mouse.up()
    assert page.evaluate("bilateral.party('uni')") == before


def test_a_party_is_dragged_and_stays_where_it_was_left(page: Any) -> None:
    x, y = party_at(page, "uni")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 40, steps=6)
    page.mouse.up()
    page.wait_for_timeout(100)
    assert party_at(page, "uni") == pytest.approx((x - 60, y + 40), abs=6)
    page.get_by_label("signed", exact=True).uncheck()
    page.get_by_label("signed", exact=True).check()
    assert party_at(page, "uni") == pytest.approx((x - 60, y + 40), abs=6)


def test_back_and_forward(page: Any) -> None:
    page.mouse.click(*party_at(page, "by"))
    page.locator("#dossier").get_by_role("button", name=re.compile("supplies China")).click()
    page.click("#back")
    wait(page, "document.querySelector('#dossier h3').textContent === 'Belarus'")
    page.click("#back")
    wait(page, "document.getElementById('dossier').hidden")
    page.click("#forward")
    wait(page, "document.querySelector('#dossier h3')?.textContent === 'Belarus'")


def test_a_shared_link_shows_the_same(browser: Any, page: Any, file: Path) -> None:
    page.get_by_label("signed", exact=True).uncheck()
    page.locator("#time").fill("5")
    page.mouse.click(*party_at(page, "mtz"))
    page.mouse.move(500, 400)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(300)
    page.click("#share")
    wait(page, "location.hash.includes('view=')")
    link = page.url
    other = open_page(browser, link)
    assert counts(other) == counts(page)
    assert other.inner_text("#dossier h3") == "Minsk Tractor Works"
    assert other.evaluate("bilateral.party('mtz')") == pytest.approx(page.evaluate("bilateral.party('mtz')"), abs=1)
    other.close()


def test_a_broken_link_shows_the_whole(browser: Any, file: Path) -> None:
    page = open_page(
        browser,
        f"{file.as_uri()}#party=nobody&line=99999&depth=x&focus=y&sizeBy=z&colourBy=&view=1,2&hidden=q&%E0%A4%A",
    )
    assert counts(page) == "8 parties, 8 deals" and page.faults == []
    page.close()


def test_size_and_colour_follow_the_choice(page: Any) -> None:
    before = page.evaluate("[bilateral.party('by').radius, bilateral.party('mtz').radius]")
    page.select_option("#size-by", "deals")
    after = page.evaluate("[bilateral.party('by').radius, bilateral.party('mtz').radius]")
    assert before[0] < before[1] and after[0] == after[1]
    page.select_option("#colour-by", "country")
    assert {"Belarus", "China", "Kyrgyzstan"} <= set(page.locator("#colours .name").all_inner_texts())


def test_the_keyboard_alone_walks_the_map(page: Any) -> None:
    page.focus("#map")
    page.keyboard.press("n")
    first = page.inner_text("#dossier h3")
    page.keyboard.press("n")
    assert page.inner_text("#dossier h3") != first
    page.keyboard.press("b")
    assert page.inner_text("#dossier h3") == first
    page.keyboard.press("Escape")
    assert page.locator("#dossier").is_hidden()
    page.fill("#search", "Weichai")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    dx = page.evaluate("bilateral.party('mtz').x - bilateral.party('weichai').x")
    dy = page.evaluate("bilateral.party('mtz').y - bilateral.party('weichai').y")
    page.keyboard.press(
        ("ArrowRight" if dx > 0 else "ArrowLeft") if abs(dx) > abs(dy) else ("ArrowDown" if dy > 0 else "ArrowUp")
    )
    assert page.inner_text("#dossier h3") == "Minsk Tractor Works"
    page.keyboard.press("1")
    assert counts(page).startswith("4 parties")
    page.keyboard.press("h")
    assert "hidden: Minsk Tractor Works" in page.inner_text("#set-aside")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()


def test_zoom_by_keys_and_wheel(page: Any) -> None:
    radius = "bilateral.party('by').radius"
    start = page.evaluate(radius)
    page.focus("#map")
    page.keyboard.press("+")
    assert page.evaluate(radius) > start * 1.2
    page.keyboard.press("0")
    assert page.evaluate(radius) == pytest.approx(start, rel=0.01)
    page.mouse.move(600, 400)
    page.mouse.wheel(0, -200)
    page.wait_for_timeout(100)
    assert page.evaluate(radius) > start


def test_everything_has_a_name_for_screen_readers(page: Any) -> None:
    unnamed = page.evaluate(
        """[...document.querySelectorAll('button, select, input, aside, [role]')].filter((e) => !e.hidden
           && !['tooltip', 'status'].includes(e.getAttribute('role'))
           && !(e.getAttribute('aria-label') || e.textContent.trim() || e.closest('label')
                || document.querySelector(`label[for="${e.id}"]`))).map((e) => e.outerHTML)"""
    )
    assert unnamed == []


def test_pictures_are_downloaded(page: Any, tmp_path: Path) -> None:
    with page.expect_download() as download:
        page.click("#png")
    target = tmp_path / "map.png"
    download.value.save_as(target)
    assert download.value.suggested_filename == "ties-of-minsk.png"
    assert target.read_bytes().startswith(b"\x89PNG") and target.stat().st_size > 5000
    with page.expect_download() as download:
        page.click("#svg")
    download.value.save_as(tmp_path / "map.svg")
    from xml.etree import ElementTree

    root = ElementTree.parse(tmp_path / "map.svg").getroot()
    assert len(root.findall("{*}circle")) == 8
    assert any("Belarus" in (text.text or "") for text in root.findall("{*}text"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_reader_and_can_be_turned(browser: Any, file: Path, scheme: str) -> None:
    page = open_page(browser, file.as_uri(), color_scheme=scheme)
    assert page.get_attribute("html", "data-theme") == scheme
    page.click("#theme")
    assert page.get_attribute("html", "data-theme") != scheme
    page.close()


def test_the_print_view_is_light_and_without_controls(page: Any) -> None:
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.get_attribute("html", "data-theme") == "light"
    assert page.locator(".tools").is_hidden() and page.locator("#search").is_hidden()
    assert page.locator("#types").is_visible() and page.locator("#map canvas").is_visible()


def test_names_do_not_cover_each_other(page: Any) -> None:
    labels = page.evaluate("bilateral.labels()")
    assert len(labels) == 8
    boxes = [
        (b["x"] + b["dx"] - b["width"] / 2, b["y"] + b["dy"] - b["height"] / 2, b["width"], b["height"]) for b in labels
    ]
    for i, (x, y, w, h) in enumerate(boxes):
        for x2, y2, w2, h2 in boxes[:i]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y
