"""The sample documents that the package ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilateral.data import DATA


@pytest.fixture(scope="session")
def samples() -> Path:
    return DATA / "samples"
