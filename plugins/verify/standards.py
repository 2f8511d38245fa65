"""What sites of institutions are judged by, held against what was seen of one.

Never a claim of conformance: a row tells which evidence there is, and what is left to a person.
"""

import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from plugins.verify.examination import Examination
from plugins.verify.features import FEATURES, concerns
from plugins.verify.findings import NAMES, Check, Finding, severities

_TABLE = Path(__file__).with_name("standards.toml")


class Row(BaseModel):
    """A requirement, where it comes from, what is known of its force, and where its proof is.

    ``checks`` must find no error and ``codes``, each with what it holds, nothing; ``features`` are
    what pages must have. ``person`` is what is left to decide, empty if nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    requirement: str
    source: str
    force: str
    checks: tuple[Check, ...] = ()
    codes: Mapping[str, str] = {}
    features: tuple[str, ...] = ()
    person: str = ""


class Standing(StrEnum):
    """How a requirement stands, as far as a program sees."""

    MET = "dat"
    UNMET = "chua-dat"
    PERSON = "nguoi-xet"


class Proof(BaseModel):
    """A piece of evidence: what was looked at, what was seen, whether that is as it should be."""

    model_config = ConfigDict(frozen=True)

    about: str
    seen: str
    good: bool


class Judgement(BaseModel):
    """A requirement and its evidence."""

    model_config = ConfigDict(frozen=True)

    row: Row
    standing: Standing
    proofs: tuple[Proof, ...]


@cache
def rows() -> tuple[Row, ...]:
    """Give all requirements, in the order of their numbers."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(Row.model_validate(row) for row in table["rows"])


def judge(examination: Examination) -> list[Judgement]:
    """Hold all requirements against what was seen."""
    return [_judgement(row, examination) for row in rows()]


def _judgement(row: Row, examination: Examination) -> Judgement:
    proofs = (
        *(_of_check(check, examination) for check in row.checks),
        *(_of_code(code, holds, examination) for code, holds in row.codes.items()),
        *(_of_feature(name, examination) for name in row.features),
    )
    if not proofs:
        standing = Standing.PERSON
    else:
        standing = Standing.MET if all(proof.good for proof in proofs) else Standing.UNMET
    return Judgement(row=row, standing=standing, proofs=proofs)


def _of_check(check: Check, examination: Examination) -> Proof:
    """A check may warn: what a rule only warns of counts where a row names its code."""
    examined, findings = examination.examined[check], examination.findings[check]
    errors, _ = severities(findings)
    seen = f"đã xem {examined}, {_found(findings)}"
    return Proof(about=NAMES[check], seen=seen, good=bool(examined) and not errors)


def _of_code(code: str, holds: str, examination: Examination) -> Proof:
    found = [it for it in examination.all_findings if it.code == code]
    seen = f"đã xem {len(examination.pages)} trang, {_found(found)}"
    return Proof(about=holds, seen=seen, good=bool(examination.pages) and not found)


def _of_feature(name: str, examination: Examination) -> Proof:
    feature = FEATURES[name]
    pages = [page for page in examination.pages if concerns(feature, page.template)]
    having = [page for page in pages if name in page.features]
    lacking = next((page.path for page in pages if name not in page.features), "")
    seen = f"có trên {len(having)}/{len(pages)} trang cần có" if pages else "chưa có trang loại này"
    if lacking:
        seen = f"{seen}; không có ở {lacking}"
    return Proof(about=feature.label, seen=seen, good=len(having) == len(pages))


def _found(findings: Sequence[Finding]) -> str:
    if not findings:
        return "không thấy gì sai"
    errors, warnings = severities(findings)
    return f"{errors} lỗi và {warnings} cảnh báo, đầu tiên ở {findings[0].path or 'cả trang'}"
