"""Find a party by what a person types: an id, a name, an alias, another spelling, or something close to one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ...errors import BadInput, NothingFound
from ..model import Entity, Kind
from .base import Store

How = Literal["id", "name", "alias", "spelling", "similar"]
_ORDER: tuple[How, ...] = ("id", "name", "alias", "spelling", "similar")
_SURE = 90.0
"""Plain `ratio` from which a lone near miss is taken: above Austria/Australia (87.5) and Niger/Nigeria (83)."""
_LEAD = 5.0
_PLAUSIBLE = 60.0
"""`WRatio` below which a name is not worth suggesting."""

_ENTITIES = (
    "MATCH (e:Entity) RETURN e.id AS id, e.name AS name, e.kind AS kind, e.country AS country, e.aliases AS aliases"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A party that fits the text, how it fits, and how well (0 to 100; 100 for all but `similar`)."""

    entity: Entity
    how: How
    score: float = 100.0


def read_entities(store: Store) -> list[Entity]:
    """Read every party of the store, in order of id."""
    rows = store.read(f"{_ENTITIES} ORDER BY id").rows
    return [
        Entity(id_, name, kind or "", country or "", list(aliases or [])) for id_, name, kind, country, aliases in rows
    ]


def find_entities(store: Store, text: str, kind: Kind | Literal[""] = "", limit: int = 10) -> list[Match]:
    """Find the parties that a typed text may mean, best first.

    An id or name that fits to the letter is answered from the store's index; only other texts read all names.

    Parameters
    ----------
    store : Store
        An open store.
    text : str
        What was typed.
    kind : str, optional
        Only parties of this kind.
    limit : int
        The most matches to return.

    Returns
    -------
    list of Match
        Only the matches of the best way of fitting, except that near misses come ranked by score.
    """
    for key in ("id", "name"):
        rows = store.read(
            _ENTITIES.replace("(e:Entity)", f"(e:Entity {{{key}: $text}})") + " ORDER BY id", {"text": text}
        )
        if rows.rows:
            exact = [Entity(i, n, k or "", c or "", list(a or [])) for i, n, k, c, a in rows.rows]
            if matches := rank_entities(exact, text, kind, limit):
                return matches
    return rank_entities(read_entities(store), text, kind, limit)


def rank_entities(entities: Iterable[Entity], text: str, kind: Kind | Literal[""] = "", limit: int = 10) -> list[Match]:
    """Rank parties by how well a typed text names them (see `find_entities`)."""
    from rapidfuzz import fuzz, process

    candidates = [entity for entity in entities if not kind or entity.kind == kind]
    wanted, folded = text.strip(), fold(text)
    exact = [(entity, how) for entity in candidates if (how := _exact(entity, wanted, folded))]
    if exact:
        best = min((how for _, how in exact), key=_ORDER.index)
        return [Match(entity, how) for entity, how in exact if how == best][:limit]
    spellings = [
        (fold(name), index) for index, entity in enumerate(candidates) for name in (entity.name, *entity.aliases)
    ]
    close = process.extract(
        folded, [name for name, _ in spellings], scorer=fuzz.WRatio, limit=4 * limit, score_cutoff=_PLAUSIBLE
    )
    scores: dict[int, float] = {}
    for name, _, position in close:
        index = spellings[position][1]
        scores[index] = max(scores.get(index, 0.0), fuzz.ratio(folded, name))
    ranked = sorted(scores, key=lambda index: (-scores[index], candidates[index].id))
    return [Match(candidates[index], "similar", round(scores[index], 1)) for index in ranked[:limit]]


def find_entity(store: Store, text: str, kind: Kind | Literal[""] = "") -> Match:
    """Find the one party that a text names (see `one_match` for what happens when it is not clear)."""
    return one_match(find_entities(store, text, kind), text)


def one_match(matches: list[Match], text: str) -> Match:
    """Take the one party that ranked matches point to.

    Parameters
    ----------
    matches : list of Match
        From `find_entities` or `rank_entities`.
    text : str
        What was typed, for the message.

    Returns
    -------
    Match
        `how` is "similar" when a near miss was taken; the caller should say so.

    Raises
    ------
    BadInput
        Several parties carry the name.
    NothingFound
        None does; the message names the closest.
    """
    if not matches:
        raise NothingFound(f"no party is named '{text}', nor anything like it; list them with: bilateral entities")
    best = matches[0]
    if best.how != "similar":
        if len(matches) == 1:
            return best
        choices = ", ".join(f"{m.entity.id} ({m.entity.name}, {m.entity.kind or 'unknown kind'})" for m in matches[:5])
        raise BadInput(f"'{text}' names several parties; give one id of: {choices}")
    lead = best.score - matches[1].score if len(matches) > 1 else best.score
    if best.score >= _SURE and lead >= _LEAD:
        return best
    suggestions = ", ".join(match.entity.name for match in matches[:3])
    raise NothingFound(f"no party is named '{text}'; did you mean {suggestions}?")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Reduce a name to lower-case Latin letters and digits with single spaces, so that spellings compare."""
    from anyascii import anyascii

    return " ".join("".join(c if c.isalnum() else " " for c in anyascii(text).casefold()).split())


def _exact(entity: Entity, text: str, folded: str) -> How | None:
    if entity.id == text:
        return "id"
    if entity.name == text:
        return "name"
    if text in entity.aliases:
        return "alias"
    if folded and folded in map(fold, (entity.name, *entity.aliases)):
        return "spelling"
    return None
