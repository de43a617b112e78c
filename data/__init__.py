"""Lexicons, models, styles and samples; no code but the way to reach them."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent
"""The folder of data files; the wheel installs it unpacked."""
