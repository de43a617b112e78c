"""Hostile text in every field of the map: shown as text, run by nobody, and no request leaves the page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from bilateral.graphviz.drawing import draw
from bilateral.graphviz.graph import build_graph
from bilateral.graphviz.page import map_page, write_map
from bilateral.loader.model import Citation, Entity, Evidence, Relation

HOSTILE = [
    "<script>window.pwned = 1</script>",
    "</script><script>window.pwned = 1</script>",
    "<!--<script>",
    "<img src=x onerror='window.pwned = 1'>",
    "<a href='https://evil.example/'>href</a>",
    "javascript:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    'https://evil.example/"onmouseover="window.pwned=1',
    "'); window.pwned = 1; ('",
    "{{ 7 * 7 }}{% raw %}",
    "\u2028window.pwned = 1\u2029",
    "\u202eright to left\u202c and \u2067isolated",
    "__proto__",
    "constructor",
    "\x00\x07 control\r\nline",
    "<svg/onload=window.pwned=1>",
]


def hostile_map(text: str) -> Any:
    parties = [Entity(f"{text}{i}", f"{text}{i}", "company", text, [text]) for i in range(3)]
    relations = [
        Relation(
            type="supplies",
            head=parties[i].name,
            tail=parties[j].name,
            head_id=parties[i].id,
            tail_id=parties[j].id,
            id=f"{text}{i}{j}",
            date="2020" if i else "2018",
            instrument=text,
            subject=text,
            products=[text],
            amount=text,
            venture=text,
            evidence=[Evidence(text, text, 0, 1, [Citation(1, text, 2020, text)])],
        )
        for i, j in ((0, 1), (1, 2))
    ]
    return draw(build_graph(parties, relations), title=text, note=text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field_is_only_text(browser: Any, tmp_path: Path, text: str) -> None:
    path = tmp_path / "hostile.html"
    write_map(path, hostile_map(text))
    page = browser.new_page()
    requests: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: faults.append("dialog"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("document.getElementById('title').textContent") == text
    assert page.evaluate("document.getElementById('note').textContent") == text
    page.select_option("#colour-by", "country")
    page.select_option("#colour-by", "community")
    page.select_option("#instrument", index=1)
    page.locator("#time").fill("0")
    page.click("#reset")
    page.fill("#search", text.split("\r")[0].replace("\x00", "")[:10] or "x")
    page.keyboard.press("Escape")
    spot = page.evaluate("(id) => bilateral.party(id)", f"{text}1")
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + spot["x"] + 1, box["y"] + spot["y"])
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    assert page.evaluate("document.querySelector('#dossier h3').textContent") == f"{text}1"
    page.get_by_role("button", name="Pin").click()
    page.locator("#dossier .tie").first.click()
    deal = page.evaluate("document.querySelector('#dossier').textContent")
    assert deal.count(text) >= 7
    assert page.evaluate("document.querySelector('.evidence q').textContent") == text
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.href)")
    assert all(re.match("https?://", link) for link in links)
    page.reload()  # once more, from the address that now holds the ids
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("window.pwned") is None
    assert (
        page.evaluate(
            "[...document.querySelectorAll('img, iframe, object, embed, link, base, form:not([method=dialog])')].length"
        )
        == 0
    )
    assert {url.split("#")[0] for url in requests} == {path.as_uri()}
    assert faults == []
    page.close()


def test_the_policy_blocks_what_is_planted_in_the_file(browser: Any, tmp_path: Path) -> None:
    planted = "<script>window.pwned = 1</script><img src='https://evil.example/i.png' onerror='window.pwned = 2'>"
    path = tmp_path / "planted.html"
    path.write_text(map_page(hostile_map("name")).replace("</main>", f"</main>{planted}"), encoding="utf-8")
    page = browser.new_page()
    sent: list[str] = []
    page.on("response", lambda response: sent.append(response.url))
    blocked: list[str] = []
    page.on("console", lambda message: blocked.append(message.text))
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("window.pwned") is None
    assert len([text for text in blocked if "Content Security Policy" in text]) >= 2
    assert all(url.startswith("file:") for url in sent)
    page.close()


def test_no_address_but_those_of_sources_and_namespaces_is_in_the_file() -> None:
    page = map_page(hostile_map("name"))
    assert "cdn" not in page.split("<script>")[0]
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", page)
    assert page.startswith("<!doctype html>") and 'lang="en"' in page
    assert "sourceMappingURL" not in page


def test_a_lone_surrogate_does_not_stop_the_file(tmp_path: Path) -> None:
    write_map(tmp_path / "surrogate.html", hostile_map("\ud800"))
    assert (tmp_path / "surrogate.html").read_text(encoding="utf-8")
