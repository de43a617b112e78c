"""Interpretable features of a candidate: who stands where around which trigger, in what company."""

from __future__ import annotations

from ..model import KINDS, RelationType
from .discourse import Argument
from .lexicon import Hit, cues
from .roles import ROLE_ID, frame, governor, passive, role
from .syntax import Parse, same_list

_SOURCES = ("mention", "single", "pair", "speaker", "topic", "protagonist", "recent")
_CLASSES = ("", "mention", "trigger", "start", "end", "possessive", "number", *dict.fromkeys(cues().values()))
_CLASS_ID = {name: float(index) for index, name in enumerate(_CLASSES)}
_CUES = (
    "future", "possible", "talk", "negative", "past", "joint", "each", "unit", "money", "share", "minister", "product",
    "event",
)  # fmt: skip
TRIGGER_CLASSES: dict[RelationType, tuple[str, ...]] = {
    "signed": ("sign_verb", "sign_noun", "accord", "plan"),
    "supplies": ("out_verb", "in_verb", "out_noun", "in_noun", "use", "trade", "origin"),
    "sister_city": ("twin", "partner"),
    "joint_venture": ("venture", "assembly", "shares"),
}
FAR = 60.0

_ARGUMENT = (
    "kind", "source", "back", "demonym", "governor", "next", "group_size", "group_rank", "premodifies", "placed",
    "topic_rank", "rivals", "specific_rival", "first", "country_known", "bracket",
)  # fmt: skip
_PAIR = (
    "distance", "mentions_between", "order", "same_list", "link", "strong_between", "commas_between", "verbs_between",
    "same_anaphor", "with_between", "to_between", "from_between", "by_between", "dash_between", "same_country",
    "a_is_land_of_b", "b_is_land_of_a", "kinds_equal", "names", "length", "unfinished",
)  # fmt: skip
_CLASS = ("exists", "frame", "gap")
_MAIN = (
    "class", "frame", "head_role", "tail_role", "head_gap", "tail_gap", "place", "head_strong", "tail_strong",
    "head_names", "tail_names", "head_verbs", "tail_verbs", "left", "left2", "right", "ing", "passive", "hits",
)  # fmt: skip
_CUE = ("count", "gap")


def feature_names(kind: RelationType) -> list[str]:
    """Name each column of `features` for one relation type."""
    names = [f"{end}.{name}" for end in ("head", "tail") for name in _ARGUMENT]
    names += [f"pair.{name}" for name in _PAIR]
    names += [f"trigger.{name}" for name in _MAIN]
    names += [f"{group}.{name}" for group in TRIGGER_CLASSES[kind] for name in _CLASS]
    names += [f"cue.{name}.{what}" for name in _CUES for what in _CUE]
    return names


def features(parsed: Parse, kind: RelationType, head: Argument, tail: Argument) -> tuple[list[float], Hit | None, str]:
    """Describe one candidate by numbers.

    Parameters
    ----------
    parsed : Parse
        The line, prepared.
    kind : RelationType
    head, tail : Argument

    Returns
    -------
    row : list of float
        One value per name of `feature_names(kind)`.
    trigger : Hit or None
        The main trigger.
    trigger_class : str
        Its class in the lexicon; empty without one.
    """
    trigger_row, hit, trigger_class = _triggers(parsed, kind, head, tail)
    row = [*_argument(parsed, head), *_argument(parsed, tail), *_pair(parsed, head, tail), *trigger_row]
    row += _cues(parsed, hit)
    return row, hit, trigger_class


def _cues(parsed: Parse, hit: Hit | None) -> list[float]:
    first = hit.first if hit else -1
    if first not in parsed.cue_rows:
        row: list[float] = []
        for name in _CUES:
            slots = parsed.cue_slots.get(name, ())
            row.append(float(len(slots)))
            row.append(float(min((abs(slot - first) for slot in slots), default=FAR)) if hit else FAR)
        parsed.cue_rows[first] = row
    return parsed.cue_rows[first]


def _argument(parsed: Parse, argument: Argument) -> list[float]:
    cached = parsed.argument_rows.get(id(argument))
    if cached is not None:
        return cached
    topics, mentions, slot = parsed.scene.topics, parsed.line.mentions, argument.slot
    index = parsed.index_at.get(slot, -1)
    members = parsed.members[parsed.group[index]] if index >= 0 else [slot]
    row = [
        float(KINDS.index(argument.kind)),
        float(_SOURCES.index(argument.source)),
        float(argument.back),
        float(argument.demonym),
        _CLASS_ID.get(governor(parsed, slot)[0], 0.0) if slot >= 0 else -1.0,
        _next(parsed, members[-1]) if slot >= 0 else -1.0,
        float(len(members)) if slot >= 0 else 0.0,
        float(members.index(slot)) if index >= 0 else 0.0,
        float(index >= 0 and parsed.premodifies[index]),
        float(index >= 0 and parsed.placed[index]),
        float(topics.index(argument.name)) if argument.name in topics else 5.0,
        float(sum(m.kind == argument.kind and m.name != argument.name for m in mentions)),
        float(sum(m.kind != "country" and m.country == argument.name for m in mentions)),
        float(slot >= 0 and parsed.count[slot] <= 1),
        float(bool(argument.country)),
        float(slot > 0 and parsed.classes[slot - 1] == "open"),
    ]
    parsed.argument_rows[id(argument)] = row
    return row


def _next(parsed: Parse, slot: int) -> float:
    at, words = slot + 1, parsed.line.words
    if at >= len(words):
        return _CLASS_ID["end"]
    if words[at] in ("'", "’") and at + 1 < len(words) and words[at + 1] == "s":
        return _CLASS_ID["possessive"]
    if at in parsed.trigger_slots:
        return _CLASS_ID["trigger"]
    while at < min(slot + 4, len(words) - 1) and parsed.classes[at] == "":
        at += 1
    return _CLASS_ID.get(parsed.classes[at], 0.0)


def _pair(parsed: Parse, a: Argument, b: Argument) -> list[float]:
    key = (a.slot, b.slot)
    if key not in parsed.pair_rows:
        parsed.pair_rows[key] = _span(parsed, a.slot, b.slot)
    return [
        *parsed.pair_rows[key],
        float(bool(a.country) and a.country == b.country),
        float(b.country == a.name),
        float(a.country == b.name),
        float(a.kind == b.kind),
        float(len(parsed.line.mentions)),
        float(len(parsed.classes)),
        float("." not in parsed.line.words[-3:]),
    ]


def _span(parsed: Parse, a: int, b: int) -> list[float]:
    """What lies between two slots; most of it unknown where one party is understood."""
    low, high = min(a, b), max(a, b)
    if low < 0:
        return [FAR, 0.0, 0.0, 0.0, -1.0, -1.0, -1.0, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    span = parsed.classes[low + 1 : high]
    several = -2.0 if span else -1.0
    return [
        float(high - low),
        float(span.count("mention")),
        float((a < b) - (a > b)),
        float(same_list(parsed, a, b)),
        _CLASS_ID.get(span[0], 0.0) if len(span) == 1 else several,
        float(parsed.strong[high] - parsed.strong[low]),
        float(parsed.commas[high] - parsed.commas[low]),
        float(parsed.verbs[high] - parsed.verbs[low]),
        float(a == b),
        *(float(span.count(name)) for name in ("with", "to", "from", "by", "dash")),
    ]


def _triggers(parsed: Parse, kind: RelationType, a: Argument, b: Argument) -> tuple[list[float], Hit | None, str]:
    hits = parsed.hits.get(kind, [])
    best: dict[str, tuple[float, int, Hit]] = {}
    for name, hit in hits:
        rank = frame(parsed, kind, name, hit, a, b)
        gap = (_gap(a.slot, hit) if a.slot >= 0 else 0.0) + (_gap(b.slot, hit) if b.slot >= 0 else 0.0)
        cost = gap + (25.0 if not rank else 2.0 * rank)
        if name not in best or cost < best[name][0]:
            best[name] = (cost, rank, hit)
    classes: list[float] = []
    order = TRIGGER_CLASSES[kind]
    for name in order:
        cost, rank, _ = best.get(name, (FAR, 0, None))
        classes += [float(name in best), float(rank), cost]
    if not best:
        return [-1.0] * len(_MAIN) + classes, None, ""
    name = min(best, key=lambda n: (best[n][0] + 3 * order.index(n), n))
    _, rank, hit = best[name]
    left = parsed.classes[hit.first - 1] if hit.first else "start"
    left2 = parsed.classes[hit.first - 2] if hit.first > 1 else "start"
    right = parsed.classes[hit.last + 1] if hit.last + 1 < len(parsed.classes) else "end"
    main = [
        float(order.index(name)),
        float(rank),
        float(ROLE_ID[role(parsed, a.slot, hit)]),
        float(ROLE_ID[role(parsed, b.slot, hit)]),
        _gap(a.slot, hit),
        _gap(b.slot, hit),
        _place(a.slot, b.slot, hit.first),
        _crossed(parsed.strong, a.slot, hit),
        _crossed(parsed.strong, b.slot, hit),
        _crossed(parsed.count, a.slot, hit),
        _crossed(parsed.count, b.slot, hit),
        _crossed(parsed.verbs, a.slot, hit),
        _crossed(parsed.verbs, b.slot, hit),
        _CLASS_ID.get(left, 0.0),
        _CLASS_ID.get(left2, 0.0),
        _CLASS_ID.get(right, 0.0),
        float(parsed.line.words[hit.first].endswith("ing")),
        float(passive(parsed, hit)),
        float(len(hits)),
    ]
    return main + classes, hit, name


def _gap(slot: int, hit: Hit) -> float:
    if slot < 0:
        return FAR
    return float(hit.first - slot) if slot < hit.first else float(max(slot - hit.last, 0))


def _crossed(counts: list[int], slot: int, hit: Hit) -> float:
    return float(abs(counts[slot] - counts[hit.first])) if slot >= 0 else -1.0


def _place(a: int, b: int, at: int) -> float:
    """Where a trigger stands: 0 before both, 1 between head and tail, 2 between tail and head, 3 after both.

    With one party understood: 4 or 5 (before or after the head), 6 or 7 (the tail); 8 with none in the sentence.
    """
    if a < 0 and b < 0:
        return 8.0
    if a < 0 or b < 0:
        return (4.0 if a >= 0 else 6.0) + float(at > max(a, b))
    if at < min(a, b):
        return 0.0
    if at > max(a, b):
        return 3.0
    return 1.0 if a < b else 2.0
