"""A small fixed graph: sixteen parties and twenty-seven deals, each there for the sake of some canned query."""

from __future__ import annotations

from bilateral.loader.model import Citation, Entity, Evidence, Relation
from bilateral.loader.store.base import DocumentRecord

ENTITIES = [
    Entity("e-belarus", "Belarus", "country", "Belarus", ["Republic of Belarus"]),
    Entity("e-china", "China", "country", "China", ["PRC"]),
    Entity("e-uzbekistan", "Uzbekistan", "country", "Uzbekistan"),
    Entity("e-russia", "Russia", "country", "Russia"),
    Entity("e-serbia", "Serbia", "country", "Serbia"),
    Entity("e-kenya", "Kenya", "country", "Kenya"),
    Entity("e-minsk", "Minsk", "city", "Belarus"),
    Entity("e-jinan", "Jinan", "city", "China"),
    Entity("e-samarkand", "Samarkand", "city", "Uzbekistan"),
    Entity("e-vitebsk-region", "Vitebsk region", "region", "Belarus", ["Vitebsk oblast"]),
    Entity("e-shandong", "Shandong", "region", "China", ["Shandong Province"]),
    Entity("e-mtz", "Minsk Tractor Plant", "company", "Belarus", ["MTZ"]),
    Entity("e-mtz-trade", "Minsk Tractor Plant Trade", "company", "Belarus"),
    Entity("e-weichai", "Weichai", "company", "China"),
    Entity("e-agro", "Zarafshan Agro", "company", "Uzbekistan"),
    Entity("e-exchange", "Grain Exchange", "organisation"),
]

_NAMES = {entity.id: entity for entity in ENTITIES}
_SOURCES = {
    "xinhua": Citation(1, "Xinhua, Tractors for Shandong", 2022, "https://example.org/xinhua"),
    "belta": Citation(2, "Belta, A plant in Samarkand", 2021, "https://example.org/belta"),
    "gazette": Citation(3, "Trade Gazette, Grain", 2020, ""),
}


def _deal(id: str, type: str, head: str, tail: str, date: str, told: str, **fields) -> Relation:
    """`told` lists `document: sentence` or `document[source]: sentence`, separated by ` / `."""
    evidence = []
    for part in told.split(" / "):
        place, sentence = part.split(": ", 1)
        document, _, source = place.rstrip("]").partition("[")
        evidence.append(Evidence(document, sentence, 0, len(sentence), [_SOURCES[source]] if source else []))
    a, b = _NAMES[head], _NAMES[tail]
    return Relation(
        type=type, head=a.name, tail=b.name, head_kind=a.kind, tail_kind=b.kind, head_id=a.id, tail_id=b.id,
        head_country=a.country, tail_country=b.country, id=id, date=date, document=evidence[0].document,
        evidence=evidence, **fields,
    )  # fmt: skip


RELATIONS = [
    _deal("s01", "signed", "e-belarus", "e-china", "2022-09-15", "news.txt[xinhua]: Belarus and China signed a joint declaration. / review.md: A joint declaration of Belarus and China followed in September.", instrument="declaration", subject="all-weather partnership"),
    _deal("s02", "signed", "e-belarus", "e-uzbekistan", "2018-09", "news.txt: Fourteen memorandums were signed by Belarus and Uzbekistan.", instrument="memorandum", subject="cooperation in industry", confidence=0.9),
    _deal("s03", "signed", "e-belarus", "e-uzbekistan", "2024", "review.md: Belarus and Uzbekistan will sign a road map.", instrument="road map", status="planned", confidence=0.8),
    _deal("s04", "signed", "e-vitebsk-region", "e-shandong", "2017", "news.txt[xinhua]: Vitebsk region and Shandong signed an agreement on friendly relations.", instrument="agreement", subject="friendly relations"),
    _deal("s05", "signed", "e-mtz", "e-agro", "2021-05-20", "trade.csv.txt[belta]: MTZ and Zarafshan Agro signed a contract for 500 tractors.", instrument="contract", subject="500 tractors", amount="$12 million", confidence=0.95),
    _deal("s06", "signed", "e-mtz", "e-agro", "2021-08", "review.md: The contract of Minsk Tractor Plant with Zarafshan Agro for 500 tractors dates from August.", instrument="contract", subject="500 tractors", confidence=0.7),
    _deal("s07", "signed", "e-minsk", "e-samarkand", "2023", "news.txt: Minsk and Samarkand signed an agreement on culture.", instrument="agreement", subject="cultural cooperation"),
    _deal("s08", "signed", "e-exchange", "e-belarus", "", "trade.csv.txt: The Grain Exchange has an agreement with Belarus.", instrument="agreement", confidence=0.5),
    _deal("s09", "signed", "e-belarus", "e-serbia", "2014", "review.md: Belarus and Serbia signed a memorandum in 2014.", instrument="memorandum"),
    _deal("s10", "signed", "e-belarus", "e-china", "2022", "trade.csv.txt: In 2022 Belarus and China also signed an action plan.", instrument="action plan"),
    _deal("s11", "signed", "e-china", "e-russia", "2015", "review.md: China and Russia signed a treaty in 2015.", instrument="treaty"),
    _deal("p01", "supplies", "e-mtz", "e-uzbekistan", "2021", "trade.csv.txt[belta]: MTZ supplied tractors to Uzbekistan.", products=["tractors"], amount="300 tractors"),
    _deal("p02", "supplies", "e-mtz", "e-shandong", "2022", "news.txt[xinhua]: Tractors of MTZ went to Shandong.", products=["tractors", "spare parts"]),
    _deal("p03", "supplies", "e-weichai", "e-mtz", "2020", "trade.csv.txt[gazette]: Weichai ships engines to MTZ.", products=["engines"]),
    _deal("p04", "supplies", "e-belarus", "e-china", "2022", "review.md: Belarus supplied beef and milk powder to China.", products=["beef", "milk powder"]),
    _deal("p05", "supplies", "e-china", "e-belarus", "2021", "review.md: China supplied buses to Belarus.", products=["buses"]),
    _deal("p06", "supplies", "e-belarus", "e-kenya", "2025", "news.txt: Belarus will supply tractors to Kenya.", products=["tractors"], status="planned", confidence=0.6),
    _deal("p07", "supplies", "e-belarus", "e-russia", "2019", "news.txt: Belarus supplied cheese to Russia. / review.md[gazette]: Cheese from Belarus reached Russia.", products=["cheese"]),
    _deal("p08", "supplies", "e-belarus", "e-russia", "2020", "trade.csv.txt: Belarus supplied cheese to Russia in 2020.", products=["cheese"]),
    _deal("p09", "supplies", "e-minsk", "e-samarkand", "2023", "news.txt: Minsk supplied buses to Samarkand.", products=["buses"], confidence=0.55),
    _deal("t01", "sister_city", "e-minsk", "e-jinan", "2016", "news.txt: Minsk and Jinan have been twins since 2016."),
    _deal("t02", "sister_city", "e-minsk", "e-samarkand", "2018", "review.md: Minsk is twinned with Samarkand."),
    _deal("t03", "sister_city", "e-vitebsk-region", "e-shandong", "2017", "news.txt[xinhua]: Vitebsk region and Shandong are twins.", confidence=0.85),
    _deal("t04", "sister_city", "e-jinan", "e-samarkand", "2026", "review.md: Jinan and Samarkand plan to become sister cities.", status="planned"),
    _deal("j01", "joint_venture", "e-mtz", "e-agro", "2024", "review.md: MTZ and Zarafshan Agro will open a plant, ZarTraktor.", products=["tractors"], venture="ZarTraktor", status="planned"),
    _deal("j02", "joint_venture", "e-mtz", "e-agro", "2025-03", "news.txt[belta]: ZarTraktor of MTZ and Zarafshan Agro was opened.", products=["tractors"], venture="ZarTraktor"),
    _deal("j03", "joint_venture", "e-belarus", "e-weichai", "2019", "news.txt[xinhua]: Weichai makes engines with Belarus.", subject="engines", venture="MAZ-Weichai"),
]  # fmt: skip

DOCUMENTS = [
    DocumentRecord("news.txt", "News of the year", "0" * 64),
    DocumentRecord("review.md", "A review", "1" * 64),
    DocumentRecord("trade.csv.txt", "Trade", "2" * 64),
]
