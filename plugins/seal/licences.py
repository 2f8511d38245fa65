"""The licences that installed packages state, in CycloneDX's form."""

from collections.abc import Sequence
from importlib.metadata import metadata

_CLASS = "License :: "


def licences_of(package: str) -> list[dict[str, object]]:
    """Give the licences of an installed package; none where it states none.

    An SPDX expression (PEP 639) says more than a class, and a class more than the words of a field
    that often holds a whole text.
    """
    stated = metadata(package)
    # Where a package has put its own reader in place, to ask for one that is not stated fails.
    for expression in stated.get_all("License-Expression", []):
        return [{"expression": expression}]
    classes = [line for line in stated.get_all("Classifier", []) if line.startswith(_CLASS)]
    field = "".join(stated.get_all("License", [])).splitlines()
    return _named([line.rpartition(" :: ")[2] for line in classes] or field[:1])


def _named(names: Sequence[str]) -> list[dict[str, object]]:
    return [{"license": {"name": name}} for name in names]
