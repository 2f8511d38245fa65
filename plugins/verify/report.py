"""The report as programs read it: JSON of a stable form, and without times: a site has one."""

import json
from collections.abc import Sequence
from typing import Any

from plugins.verify.examination import Examination
from plugins.verify.findings import NAMES, Check
from plugins.verify.limits import LIMITS
from plugins.verify.standards import Judgement

_FORMAT = 1


def write_report(examination: Examination, judgements: Sequence[Judgement]) -> bytes:
    """Write what was seen and how the standards stand."""
    extent = examination.extent
    report = {
        "format": _FORMAT,
        "site": examination.base,
        "pages": len(examination.pages),
        "files": extent.files,
        "bytes": extent.bytes,
        "largest": {"path": extent.largest, "bytes": extent.largest_bytes},
        "standards": [judgement.model_dump(mode="json") for judgement in judgements],
        "checks": [_check(check, examination) for check in Check],
        "budgets": [
            {
                "name": measure.budget.name,
                "files": measure.files,
                "bytes": measure.bytes,
                "most": measure.budget.most,
                "largest": measure.largest,
            }
            for measure in examination.measures
        ],
        "limits": {host: limit._asdict() for host, limit in LIMITS.items()},
        "opened": [sight.path for sight in examination.sights],
    }
    return f"{json.dumps(report, ensure_ascii=False, indent=1)}\n".encode()


def _check(check: Check, examination: Examination) -> dict[str, Any]:
    return {
        "check": check,
        "name": NAMES[check],
        "examined": examination.examined[check],
        "findings": [finding._asdict() for finding in examination.findings[check]],
    }
