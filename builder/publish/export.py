"""The data as files in a folder of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.errors import OutputError, Problem
from builder.publish.data import Dataset
from builder.publish.write import write_file


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote."""

    files: tuple[tuple[str, int], ...]
    """Name and size in bytes of each file."""
    problems: tuple[Problem, ...]
    """Faults of the content."""


def write(output: Path, dataset: Dataset, names: Sequence[str], problems: Sequence[Problem]) -> Exported:
    """Write these files of the data set; those of the same name are replaced, others left alone.

    Raises OutputError where the folder cannot be written.
    """
    sizes: list[tuple[str, int]] = []
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name in names:
            content = dataset.file(name)
            write_file(str(output / name), content)
            sizes.append((name, len(content)))
    except OSError as fault:
        where = str(fault.filename or output)
        reason = (fault.strerror or str(fault)).lower()
        raise OutputError(Problem(where, 0, reason, hint="make the folder writable or give --output")) from fault
    return Exported(tuple(sizes), tuple(problems))
