"""Which names are one party, and which relations one deal."""

from .aliases import NameLists, name_lists
from .decision import Comparison, compare_names
from .decisions import Decisions, read_decisions, write_decisions
from .output import read_entities, write_resolution
from .resolve import Candidate, Resolution, resolve
from .review import ReviewItem, review_items

__all__ = [
    "Candidate",
    "Comparison",
    "Decisions",
    "NameLists",
    "Resolution",
    "ReviewItem",
    "compare_names",
    "name_lists",
    "read_decisions",
    "read_entities",
    "resolve",
    "review_items",
    "write_decisions",
    "write_resolution",
]
