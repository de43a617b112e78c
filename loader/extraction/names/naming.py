"""Full canonical names from the document: abbreviations, short forms, heads shared in a list, ministries' countries."""

from __future__ import annotations

import re
from dataclasses import replace

from ..mention import Mention
from . import gazetteer
from .canonical import canonical
from .lexicon import word_lists

_SINGULAR = {"plants": "plant", "factories": "factory", "mills": "mill", "works": "works"}
_REGION_BODY = re.compile(r"^(.+) (?:Regional|Oblast) (?:Executive Committee|(?:State )?Administration)$")
_LIST = re.compile(r"(?:, (?:and )?| and | or | & )(?:the )?")
_STATE_BODY = re.compile(
    r"^(?:State |National )?(?:Ministry|Committee|Agency|Academy of (?:Agrarian )?Sciences|Customs|Chamber)\b"
)
_HEAD_LAST = re.compile(r"^(?:\w+ )?([\w -]+) ministry$")


def share_heads(text: str, row: list[Mention]) -> list[Mention]:
    """Give the first of "Brest and Grodno regions" the kind and the head that it shares with the last."""
    heads = word_lists().heads
    result = list(row)
    for i in range(len(row) - 2, -1, -1):
        left, right = result[i], result[i + 1]
        head = right.name.split()[-1]
        single = _SINGULAR.get(head.lower(), head.lower()).title() if right.kind == "company" else head
        plural = right.text.split()[-1].lower() in word_lists().plurals or right is not row[i + 1]
        if (
            plural
            and right.kind in ("region", "university", "company")
            and left.kind in ("city", "region", right.kind)
            and head.lower() in heads
            and left.name.split()[-1].lower() not in _own_heads(right.kind)
            and _LIST.fullmatch(text[left.end : right.start])
        ):
            result[i] = replace(left, kind=right.kind, name=f"{left.name} {single}")
            if single != head:
                result[i + 1] = replace(right, name=f"{right.name[: -len(head)]}{single}")
    return result


def _own_heads(kind: str) -> frozenset[str]:
    """Give the heads that make a name whole by themselves ("Minsk region", but not "Dangara State")."""
    return frozenset(word for word, kinds in word_lists().heads.items() if kind in kinds and word != "state")


def full_names(rows: list[list[Mention]], abbreviated: dict[str, tuple[str, str]]) -> list[list[Mention]]:
    """Name abbreviations and short forms by the full name that the document gives."""
    full: dict[str, str] = {}
    for short, (long, kind) in abbreviated.items():
        full[short] = canonical(long, kind)  # type: ignore[arg-type]
    order = _order(rows)
    names = {(m.kind, m.name) for row in rows for m in row if m.kind in ("company", "region") and " " in m.name}
    starts: dict[tuple[str, str], set[str]] = {}
    for kind, name in names:
        words = name.split()
        for length in range(1, len(words)):
            starts.setdefault((kind, " ".join(words[:length])), set()).add(name)
    heads = word_lists().heads

    def named(mention: Mention) -> Mention:
        long = full.get(mention.text) or full.get(mention.name)
        if long is None and mention.kind in ("company", "region"):
            longer = starts.get((mention.kind, mention.name), set())
            if mention.kind == "region":
                longer = {name for name in longer if name.split()[-1].lower() in heads}
            if len(longer) == 1 and gazetteer.known(mention.name) is None and len(mention.name) > 3:
                (candidate,) = longer
                if mention.kind == "region" or order[candidate] < order[mention.name]:
                    long = candidate
        return replace(mention, name=long) if long else mention

    return [[named(mention) for mention in row] for row in rows]


def _order(rows: list[list[Mention]]) -> dict[str, int]:
    """Number the names by their first place; a heading in capitals is not the place that introduces a name."""
    order: dict[str, int] = {}
    for capitals in (False, True):
        for row in rows:
            for mention in row:
                if mention.text.isupper() <= capitals:
                    order.setdefault(mention.name, len(order))
    return order


def of_country(mention: Mention) -> Mention:
    """Write a ministry with its country, and the executive of a region as the region.

    "Ministry of Health" said of Kenya is "Ministry of Health of Kenya".
    """
    name, country = mention.name, mention.country
    if mention.kind != "organisation":
        return mention
    match = _REGION_BODY.fullmatch(name)
    if match:  # signs for the region: it is the region
        return replace(mention, kind="region", name=f"{match.group(1)} region")
    if not country:
        return mention
    known = gazetteer.known(name.split()[0])
    if known is not None and known.demonym:
        rest = name.split(maxsplit=1)[1] if " " in name else ""
        match = _HEAD_LAST.fullmatch(name)
        if match:
            return replace(mention, name=f"Ministry of {match.group(1).title()} of {country}")
        if re.match(r"(?:State |National )?Ministry\b", rest):
            return replace(mention, name=f"{rest} of {country}")
        return mention
    if _STATE_BODY.match(name) and country not in name:
        return replace(mention, name=f"{name} of {country}")
    return mention
