"""What each form is in a document: a second look at all places of a form at once, and at the names beside it.

The tagger sees a few words around; a form's other places, the kinds of the names it is listed with and what the
document is about settle whether "Bole" is a city or a district, and whether "Desmond Ebanks" is a party at all.
A multinomial logistic regression over the features below; weights in data/models/names_forms.npz.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from ....data import DATA
from . import gazetteer
from .features import word_classes, word_features
from .linear import Linear
from .page import Page
from .tokens import shape

Span = tuple[int, int, str]
"""First word, one past the last, class."""
Form = tuple[str, ...]
NONE = "none"
MODEL = DATA / "models" / "names_forms.npz"
_LISTED = frozenset(
    {(",",), ("and",), (",", "and"), ("or",), ("-",), ("–",), ("with",), ("/",), ("&",), (";",), ("and", "the")}
)
_TOLD = ("city", "company", "region", "university")
_SIDES = (("l", -1), ("l2", -2), ("r", 1), ("r2", 2))


def form_features(page: Page, tagged: list[list[Span]]) -> dict[Form, list[str]]:
    """Give the features of every tagged form of a document."""
    votes: dict[Form, Counter[str]] = defaultdict(Counter)
    context: dict[Form, Counter[str]] = defaultdict(Counter)
    for number, (words, row) in enumerate(zip(page.words, tagged, strict=True)):
        text = words.text
        for i, (first, last, label) in enumerate(row):
            form = tuple(text[first:last])
            votes[form][label] += 1
            seen = context[form]
            seen.update(_beside(text, first, last))
            if i:
                seen.update(_neighbour("before", text[row[i - 1][1] : first], row[i - 1][2]))
            if i + 1 < len(row):
                seen.update(_neighbour("after", text[last : row[i + 1][0]], row[i + 1][2]))
            seen.update(page.cues(number))
            seen.update(page.flags(number))
            if first == 0:
                seen["sentence start"] += 1
            if page.quoted(number, first):
                seen["quoted"] += 1
    about = _document(votes)
    longer = _extensions(votes)
    found: dict[Form, list[str]] = {}
    for form, labels in votes.items():
        names = ["bias", *_form_alone(page, form)]
        total = labels.total()
        best = max(labels.items(), key=lambda item: (item[1], item[0]))[0]
        names += [f"vote={best}", f"share={min(4, 5 * total // max(1, _count(page, form)))} {best}"]
        names += [f"also={label}" for label in labels if label != best]
        names += [f"{name}" for name in context[form]]
        names += [f"mostly {name}" for name, number in context[form].items() if 2 * number > total > 1]
        names += [f"longer={label}" for label in sorted(longer[form])]
        unknown = not any(name.startswith("listed") for name in names)
        names += [f"{name} {best}{' unknown' if unknown else ''}" for name in about]
        found[form] = names
    return found


def _count(page: Page, form: Form) -> int:
    return min(page.counts[word] for word in form)


def _form_alone(page: Page, form: Form) -> list[str]:
    """Give the features of the words of a form by themselves."""
    names = [f"words={min(len(form), 4)}", f"times={min(_count(page, form), 4)}"]
    names += [f"first {name}" for name in word_features(form[0]) if name[:2] not in ("s4", "p3")]
    if len(form) > 1:
        names += [f"last {name}" for name in word_features(form[-1]) if name[:2] not in ("s4", "p3")]
        names.append(f"shapes={' '.join(shape(word) for word in form[:4])}")
    listed = gazetteer.classes(" ".join(form).replace(" - ", "-").replace(" '", "'"))
    names += [f"listed={name}" for name in listed]
    if len(listed) > 1:
        names.append(f"listed={'+'.join(listed)}")
    classes = {name for word in form[1:] for name in word_classes(word)}
    names += [f"holds {name}" for name in sorted(classes)]
    if any("person in document" in page.word_facts(word) for word in form if word != word.lower()):
        names.append("person in document")
    return names


def _beside(text: list[str], first: int, last: int) -> list[str]:
    """Give the words on both sides of a place of a form, and their classes."""
    found: list[str] = []
    for side, distance in _SIDES:
        at = first + distance if distance < 0 else last + distance - 1
        word = text[at] if 0 <= at < len(text) else "<>"
        found.append(f"{side}={word.lower() if word == word.lower() else shape(word)}")
        found += [f"{side} {name}" for name in word_classes(word)]
    return found


def _neighbour(side: str, between: list[str], label: str) -> list[str]:
    """Say how a form is tied to the name before or after it, and what that name is."""
    if tuple(between) in _LISTED:
        return [f"{side} listed {label}"]
    if len(between) > 3:
        return []
    if between[:1] == ["("]:
        return [f"{side} bracket {label}"]
    words = " ".join(word.lower() for word in between)
    return [f"{side} near {label}", f"{side} {words} {label}"]


def _document(votes: dict[Form, Counter[str]]) -> list[str]:
    """Say of which classes a document names few or many."""
    kinds: Counter[str] = Counter()
    for labels in votes.values():
        kinds[max(labels.items(), key=lambda item: (item[1], item[0]))[0]] += 1
    total = max(1, kinds.total())
    return [
        f"document {label}={min(3, 6 * kinds[label] // total)}" for label in ("city", "company", "region", "university")
    ]


def _extensions(votes: dict[Form, Counter[str]]) -> dict[Form, set[str]]:
    """Collect the classes of the document's longer forms that begin or end with a form."""
    found: dict[Form, set[str]] = defaultdict(set)
    for form, labels in votes.items():
        for label in labels:
            for length in range(1, len(form)):
                found[form[:length]].add(f"begins {label}")
                found[form[length:]].add(f"ends {label}")
    return found


def form_kinds(page: Page, tagged: list[list[Span]]) -> dict[Form, str]:
    """Say what each tagged form of a document is: a class of the tagger, or `NONE`."""
    model = form_model()
    return {
        form: model.labels[int(model.scores(names).argmax())] for form, names in form_features(page, tagged).items()
    }


@cache
def form_model() -> Linear:
    """Load the shipped model once."""
    return Linear.load(MODEL)
