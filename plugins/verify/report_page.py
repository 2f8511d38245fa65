"""The report as people read it: one file, which needs no network, no script and no other file."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

from plugins.verify.budgets import Measure
from plugins.verify.examination import Examination
from plugins.verify.findings import NAMES, Check, Finding, severities
from plugins.verify.limits import LIMITS, Extent
from plugins.verify.standards import Judgement, Proof, Standing

_COLOURS = Path(__file__).resolve().parents[2] / "theme/static/css/11-tokens-colour.css"
_STYLE = Path(__file__).with_name("report.css")
_MOST_FINDINGS = 20
"""Findings of a check that the page shows; the JSON beside it has all."""

_KILOBYTE = 1024
_TITLE = "Biên bản kiểm tra trang"
_CAUTION = (
    "Biên bản này liệt kê những gì máy thấy trên bản đã dựng, để người có trách nhiệm xét. Đây "
    "không phải chứng nhận hợp chuẩn: câu chữ và hiệu lực của văn bản phải đối chiếu với Công báo."
)
_STANDINGS = {
    Standing.MET: ("Đạt", "Phần máy đo được đều đạt"),
    Standing.UNMET: ("Chưa đạt", "Có phần máy đo được chưa đạt"),
    Standing.PERSON: ("Người xét", "Tệp của trang không cho biết được"),
}
"""What a standing is called, and what that means."""


def write_page(examination: Examination, judgements: Sequence[Judgement]) -> bytes:
    """Write the page."""
    style = "".join(file.read_text(encoding="utf-8") for file in (_COLOURS, _STYLE))
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = _e(
        "head",
        _e("meta", http_equiv="Content-Security-Policy", content=policy),
        _e("meta", charset="utf-8"),
        _e("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _e("meta", name="color-scheme", content="light dark"),
        _e("meta", name="robots", content="noindex"),
        _e("title", f"{_TITLE} {examination.base}"),
        _e("style", style),
    )
    body = _e("body", _header(examination), _main(examination, judgements), _footer())
    html = ET.tostring(_e("html", head, body, lang="vi"), encoding="unicode", method="html")
    return f"<!doctype html>\n{html}\n".encode()


def _header(examination: Examination) -> ET.Element:
    extent = examination.extent
    pages = f"{_number(len(examination.pages))} trang"
    said = f"{pages}, {_number(extent.files)} tệp, {_size(extent.bytes)}"
    return _e(
        "header",
        _e("p", "Biên niên", class_="kicker"),
        _e("h1", _TITLE),
        _e("p", _e("span", examination.base, class_="address"), _e("span", said), class_="about"),
        _e("p", _CAUTION, class_="caution"),
    )


def _main(examination: Examination, judgements: Sequence[Judgement]) -> ET.Element:
    return _e(
        "main",
        _summary(examination, judgements),
        _section(
            "chuan",
            "Yêu cầu của văn bản",
            _e("ol", *map(_judgement, judgements), class_="rows"),
        ),
        _section("phep-thu", "Các phép kiểm tra", _checks(examination)),
        _section("phat-hien", "Những chỗ cần sửa", *_findings(examination)),
        _section("dung-luong", "Dung lượng khi gửi đi", _budgets(examination.measures)),
        _section("may-chu", "Chỗ trên các nơi đặt trang", _limits(examination.extent)),
    )


def _summary(examination: Examination, judgements: Iterable[Judgement]) -> ET.Element:
    counts = Counter(judgement.standing for judgement in judgements)
    errors, warnings = severities(examination.all_findings)
    standings = (
        _figure(counts[standing], name, about, standing)
        for standing, (name, about) in _STANDINGS.items()
    )
    problems = _figure(
        errors, "Lỗi", f"và {_number(warnings)} cảnh báo", "loi" if errors else "khong-loi"
    )
    return _e("ul", *standings, problems, class_="figures")


def _figure(count: int, name: str, about: str, kind: str) -> ET.Element:
    return _e(
        "li",
        _e("strong", _number(count)),
        _e("span", name, class_="figure-name"),
        _e("span", about, class_="figure-about"),
        class_=f"is-{kind}",
    )


def _judgement(judgement: Judgement) -> ET.Element:
    row, (name, _) = judgement.row, _STANDINGS[judgement.standing]
    person = (
        [_e("p", _e("strong", "Người xét: "), row.person, class_="person")] if row.person else []
    )
    proofs = [_e("ul", *map(_proof, judgement.proofs), class_="proofs")] if judgement.proofs else []
    return _e(
        "li",
        _e("p", str(row.number), class_="numeral"),
        _e(
            "div",
            _e("h3", row.requirement),
            _e("p", f"{row.source}; {row.force}.", class_="source"),
            *proofs,
            *person,
        ),
        _e("p", name, class_=f"standing is-{judgement.standing}"),
    )


def _proof(proof: Proof) -> ET.Element:
    mark = "Đạt" if proof.good else "Chưa đạt"
    return _e(
        "li",
        _e("span", mark, class_=f"mark is-{'dat' if proof.good else 'chua-dat'}"),
        _e("span", f"{proof.about}: {proof.seen}."),
    )


def _checks(examination: Examination) -> ET.Element:
    rows = (
        _e(
            "tr",
            _e("th", NAMES[check], scope="row"),
            *(
                _e("td", _number(count))
                for count in (examination.examined[check], *severities(examination.findings[check]))
            ),
        )
        for check in Check
    )
    return _table(
        "Mỗi phép kiểm tra và số chỗ thấy", ("Phép kiểm tra", "Đã xem", "Lỗi", "Cảnh báo"), rows
    )


def _findings(examination: Examination) -> Iterator[ET.Element]:
    for check in Check:
        found = examination.findings[check]
        if found:
            yield _e("h3", NAMES[check])
            yield _e("ul", *map(_finding, found[:_MOST_FINDINGS]), class_="findings")
        if len(found) > _MOST_FINDINGS:
            rest = f"Còn {_number(len(found) - _MOST_FINDINGS)} chỗ nữa, xem bao-cao.json."
            yield _e("p", rest, class_="rest")
    if not examination.all_findings:
        yield _e("p", "Không có.")


def _finding(finding: Finding) -> ET.Element:
    where = f"{finding.path or 'cả trang'}{f', dòng {finding.line}' if finding.line else ''}"
    return _e(
        "li",
        _e("p", _e("code", where), " ", _e("span", finding.code, class_="code")),
        _e("p", f"Thấy: {finding.found}"),
        _e("p", f"Cần: {finding.write}"),
    )


def _budgets(measures: Iterable[Measure]) -> ET.Element:
    rows = (
        _e(
            "tr",
            _e("th", measure.budget.name, scope="row"),
            _e("td", _size(measure.bytes)),
            _e("td", _size(measure.budget.most)),
            _e("td", _meter(measure)),
        )
        for measure in measures
    )
    heads = ("Loại tệp", "Lớn nhất hoặc tổng", "Cho phép", "Đã dùng")
    return _table("Dung lượng của từng loại tệp, sau khi nén", heads, rows)


def _limits(extent: Extent) -> ET.Element:
    rows = (
        _e(
            "tr",
            _e("th", host, scope="row"),
            _e("td", _room(_number(extent.files), _number(limit.files) if limit.files else "")),
            _e("td", _room(_size(extent.largest_bytes), _most(limit.file_bytes))),
            _e("td", _room(_size(extent.bytes), _most(limit.site_bytes))),
        )
        for host, limit in LIMITS.items()
    )
    heads = ("Nơi đặt trang", "Số tệp", "Tệp lớn nhất", "Cả trang")
    return _table("Độ lớn của trang so với giới hạn mà mỗi nơi công bố", heads, rows)


def _room(size: str, most: str) -> str:
    return f"{size} trên {most}" if most else f"{size}, không giới hạn"


def _most(size: int) -> str:
    return _size(size) if size else ""


def _meter(measure: Measure) -> ET.Element:
    share = round(100 * measure.bytes / measure.budget.most)
    name = f"{measure.budget.name}: đã dùng {share} %"
    value, most = str(min(measure.bytes, measure.budget.most)), str(measure.budget.most)
    return _e("span", _e("meter", min="0", max=most, value=value, aria_label=name), f" {share} %")


def _table(caption: str, heads: Iterable[str], rows: Iterable[ET.Element]) -> ET.Element:
    head = _e("thead", _e("tr", *(_e("th", it, scope="col") for it in heads)))
    table = _e("table", _e("caption", caption), head, _e("tbody", *rows))
    # A table that is wider than a phone scrolls by itself, and by keyboard.
    return _e("div", table, class_="wide", tabindex="0", role="region", aria_label=caption)


def _section(anchor: str, title: str, *children: ET.Element) -> ET.Element:
    head = _e("h2", title, id=anchor)
    return _e("section", head, *children, aria_labelledby=anchor)


def _footer() -> ET.Element:
    return _e("footer", _e("p", "Lập bởi lệnh verify của Biên niên; dữ liệu: bao-cao.json."))


def _number(value: int) -> str:
    """Write a number as Vietnamese does, with points between thousands."""
    return f"{value:,}".replace(",", ".")


def _size(size: int) -> str:
    if size < _KILOBYTE**2:
        return f"{size / _KILOBYTE:.1f}".replace(".", ",") + " KB"
    return f"{size / _KILOBYTE**2:.1f}".replace(".", ",") + " MB"


def _e(tag: str, *children: ET.Element | str, **attributes: str) -> ET.Element:
    """Make an element; ``class_`` is class, and other underscores are hyphens."""
    names = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    element = ET.Element(tag, names)
    for child in children:
        if isinstance(child, ET.Element):
            element.append(child)
        elif len(element):
            element[-1].tail = f"{element[-1].tail or ''}{child}"
        else:
            element.text = f"{element.text or ''}{child}"
    return element
