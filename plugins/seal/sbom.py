"""The list of parts of a site (SBOM) in CycloneDX 1.6: https://cyclonedx.org/docs/1.6/json/.

The parts are the packages that made the site, of the lock, and what is copied into it for browsers.
It is the same wherever it is made: a licence is told where one version is installed everywhere.
"""

import json
import tomllib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from urllib.parse import quote

from plugins.archive.site import Site
from plugins.seal.licences import licences_of
from plugins.seal.locked import Locked, read_lock
from plugins.seal.vendored import Vendored, read_notice

SBOM = "sbom.cdx.json"
"""The name of the file in the folder of the site."""

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "site.txt"

_FONTS = "theme/static/fonts/VENDOR.md"
_FORM = "plugins/form/vendor/*/VENDOR.md"


def write_sbom(site: Site) -> bytes:
    """Give the list of parts of a site; its number and its date follow from what it says."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked, vendored = [*read_lock(LOCK)], [*_vendored(site)]
    said = {
        "metadata": {
            "timestamp": f"{site.build_date.isoformat()}T00:00:00Z",
            "component": {
                "bom-ref": project["name"],
                "type": "application",
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"expression": project["license"]}],
            },
        },
        "components": [*map(_package, locked), *map(_copied, vendored)],
        "dependencies": [*_dependencies(project["name"], locked, vendored)],
    }
    number = uuid.uuid5(uuid.NAMESPACE_OID, _json(said))
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": number.urn}
    return _json({**head, "version": 1, **said}).encode()


def build_day(sbom: bytes) -> date:
    """Give the date of the build for which a list was made."""
    return datetime.fromisoformat(json.loads(sbom)["metadata"]["timestamp"]).date()


def _vendored(site: Site) -> Iterator[Vendored]:
    """Yield what is copied into the site: the form only where there is one."""
    for pattern in (_FONTS, *([_FORM] if site.form_backend is not None else [])):
        for notice in sorted(ROOT.glob(pattern)):
            yield from read_notice(notice)


def _package(package: Locked) -> dict[str, object]:
    """Describe a package of Python's, by the sums of all files that may have been installed."""
    component: dict[str, object] = {
        "bom-ref": _python_url(package),
        "type": "library",
        "name": package.name,
        "version": package.version,
        "hashes": _hashes(package.sums),
        "purl": _python_url(package),
    }
    if package.marker:
        return component | {"properties": [{"name": "biennien:marker", "value": package.marker}]}
    return component | {"licenses": licences_of(package.name)}


def _copied(package: Vendored) -> dict[str, object]:
    """Describe what is copied, with each of its files."""
    url = _npm_url(package)
    return {
        "bom-ref": url,
        "type": "library",
        "name": package.name,
        "version": package.version,
        "licenses": [{"license": {"id": package.licence}}],
        "purl": url,
        "components": [
            {"type": "file", "name": name, "hashes": _hashes([digest])}
            for name, digest in package.sums.items()
        ],
    }


def _dependencies(
    root: str, locked: Iterable[Locked], vendored: Iterable[Vendored]
) -> Iterator[Mapping[str, object]]:
    """Yield which part asks for which others; the program itself asks for what is copied."""
    asked: dict[str, list[str]] = {root: [_npm_url(package) for package in vendored]}
    for package in locked:
        for name in package.wanted_by:
            asked.setdefault(name, []).append(_python_url(package))
    yield {"ref": root, "dependsOn": sorted(asked[root])}
    for package in locked:
        yield {"ref": _python_url(package), "dependsOn": sorted(asked.get(package.name, []))}


def _hashes(sums: Iterable[str]) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": digest} for digest in sums]


def _python_url(package: Locked) -> str:
    return f"pkg:pypi/{package.name}@{package.version}"


def _npm_url(package: Vendored) -> str:
    return f"pkg:npm/{quote(package.name)}@{package.version}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
