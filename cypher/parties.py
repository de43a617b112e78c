"""Naming one party, or several by a pattern; what is misspelt or ambiguous is asked back, never guessed."""

from __future__ import annotations

from fnmatch import translate
from re import compile as pattern

from ..errors import NothingFound
from ..loader.model import Entity, Kind
from ..loader.store import Store
from ..loader.store.find import Match, find_entities, fold, read_entities

SUGGESTIONS = 5
_KNOWN = "MATCH (e:Entity) WHERE $text IN [e.id, e.name] OR $text IN e.aliases RETURN e.id AS id LIMIT 1"


def identify(store: Store, text: str, kind: Kind | str = "") -> Entity:
    """Find the one party that a text names by id, name, other name or another spelling of one.

    Raises
    ------
    NothingFound
        None does, or several do; the message offers the closest with their ids.
    """
    matches = find_entities(store, text, kind, SUGGESTIONS)  # type: ignore[arg-type]  # any other kind finds nothing
    if len(matches) == 1 and matches[0].how != "similar":
        return matches[0].entity
    if not matches:
        raise NothingFound(f"no party is named '{text}', nor anything like it; list them with: bilateral entities")
    said = "no party is named" if matches[0].how == "similar" else "several parties are named"
    raise NothingFound(f"{said} '{text}'; did you mean {_choices(matches)}?")


def select_entities(store: Store, text: str, kind: Kind | str = "") -> list[Entity]:
    """Find every party that a name fits, where `*` stands for any letters and `?` for one.

    Parameters
    ----------
    store : Store
        An open store.
    text : str
        A pattern, or a text as for `identify`.
    kind : str, optional
        Only parties of this kind.

    Returns
    -------
    list of Entity
        At least one, in order of name; exactly one unless the text has wildcards.

    Raises
    ------
    NothingFound
        None fits, or a text without wildcards fits several.
    """
    if not set(text) & set("*?"):
        return [identify(store, text, kind)]
    found = [entity for entity in read_entities(store) if (not kind or entity.kind == kind) and names_fit(entity, text)]
    if not found:
        raise NothingFound(f"no party's name fits '{text}'; list them with: bilateral entities")
    return sorted(found, key=lambda entity: (entity.name, entity.id))


def names_fit(entity: Entity, wildcard: str) -> bool:
    """Tell whether the name or another name of a party fits a pattern, whatever its case and accents."""
    folded = "".join(c if c in "*?" else (fold(c) or " ") for c in wildcard)
    fitting = pattern(translate(" ".join(folded.split()).casefold()))
    return any(fitting.match(fold(name)) for name in (entity.name, *entity.aliases))


def is_known(store: Store, text: str) -> bool:
    """Tell whether some party has exactly this id, name or other name."""
    return bool(store.read(_KNOWN, {"text": text}).rows)


def _choices(matches: list[Match]) -> str:
    return " or ".join(f"{m.entity.name} ({described(m.entity)}; id {m.entity.id})" for m in matches)


def described(entity: Entity) -> str:
    """Say what a party is: its kind and country."""
    country = "" if entity.kind == "country" else entity.country
    return ", ".join(part for part in (entity.kind or "unknown kind", country) if part)
