from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from bilateral.loader.model import Citation, Entity, Evidence, Relation

CHROMIUM = os.environ.get("BILATERAL_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        if os.environ.get("BILATERAL_REQUIRE_CHROMIUM") == "1":
            pytest.fail(
                "BILATERAL_REQUIRE_CHROMIUM=1, but there is no Chromium; install it with: apt-get install chromium"
            )
        pytest.skip("no Chromium: the map is NOT tested; install it, or set BILATERAL_CHROMIUM to its path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


def entity(id_: str, name: str = "", kind: str = "company", country: str = "") -> Entity:
    return Entity(id_, name or id_, kind, country, [])  # type: ignore[arg-type]


def deal(id_: str, type_: str, head: str, tail: str, **fields: Any) -> Relation:
    text = fields.pop("text", f"Sentence behind {id_}.")
    url = fields.pop("url", "https://example.org/source")
    return Relation(
        type=type_,  # type: ignore[arg-type]
        head=head,
        tail=tail,
        head_id=head,
        tail_id=tail,
        id=id_,
        evidence=[Evidence("report.txt", text, 0, 9, [Citation(1, "A title", 2021, url)])],
        **fields,
    )


@pytest.fixture(scope="session")
def small() -> tuple[list[Entity], list[Relation]]:
    """Two countries with a city and a company each, a lone pair, and deals of every type."""
    entities = [
        entity("by", "Belarus", "country"),
        entity("cn", "China", "country"),
        entity("minsk", "Minsk", "city", "Belarus"),
        entity("jinan", "Jinan", "city", "China"),
        entity("mtz", "Minsk Tractor Works", "company", "Belarus"),
        entity("weichai", "Weichai"),
        entity("uni", "University of Osh", "university", "Kyrgyzstan"),
        entity("lab", "Reading Room", "organisation", "Kyrgyzstan"),
    ]
    entities[4].aliases.append("MTW")
    relations = [
        deal("r1", "signed", "by", "cn", date="2015", instrument="agreement", confidence=0.9),
        deal("r2", "signed", "cn", "by", date="2019-05", instrument="memorandum", confidence=0.8),
        deal("r3", "supplies", "by", "cn", date="2020", products=["beef", "milk"], amount="$1 million", confidence=0.6),
        deal("r4", "sister_city", "minsk", "jinan", date="2016-03-01", confidence=0.95),
        deal("r5", "joint_venture", "mtz", "weichai", status="planned", venture="MTZ Engines", confidence=0.7),
        deal("r6", "supplies", "mtz", "cn", date="2018", products=["tractors"], confidence=0.9),
        deal("r7", "signed", "minsk", "mtz", date="2014", instrument="contract", confidence=0.5),
        deal("r8", "signed", "uni", "lab", date="2017", instrument="agreement", confidence=0.9),
    ]
    return entities, relations
