"""Linear models as files: feature names, one weight per label and feature in eight bits, and the labels."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ....errors import BadInput

Floats = npt.NDArray[np.float32]


class Linear:
    """Named features with a weight for each label."""

    def __init__(self, features: dict[str, int], weights: Floats, labels: tuple[str, ...]) -> None:
        self.features = features
        self.weights = weights
        self.labels = labels

    def scores(self, features: Iterable[str]) -> Floats:
        """Sum the weights of some features; unknown ones count nothing."""
        ids = [self.features[name] for name in features if name in self.features]
        return np.asarray(self.weights[ids].sum(axis=0))

    @classmethod
    def load(cls, path: Path) -> Linear:
        """Read a model file.

        Raises
        ------
        BadInput
            The file is missing or is not such a model.
        """
        try:
            with np.load(path, allow_pickle=False) as data:
                names = bytes(data["features"]).decode().split("\n")
                weights = data["weights"].astype(np.float32) * np.float32(data["scale"])
                labels = tuple(bytes(data["labels"]).decode().split("\n"))
        except (OSError, KeyError, ValueError) as error:
            raise BadInput(f"{path}: not a name model ({error}); make it with `make train`") from error
        return cls({name: i for i, name in enumerate(names)}, weights, labels)


def save_linear(
    path: Path, names: list[str], weights: npt.NDArray[np.float64], labels: tuple[str, ...], smallest: float
) -> int:
    """Write a model file without the features whose weights are all below `smallest`; give the number kept."""
    keep = np.flatnonzero(np.abs(weights).max(axis=1) >= smallest)
    scale = float(np.abs(weights).max() / 127)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        features=np.frombuffer("\n".join(names[i] for i in keep).encode(), dtype=np.uint8),
        weights=np.rint(weights[keep] / scale).astype(np.int8),
        scale=np.float32(scale),
        labels=np.frombuffer("\n".join(labels).encode(), dtype=np.uint8),
    )
    return len(keep)
