"""What is looked at in each page by itself: each rule is broken once, and alone finds it."""

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha384

import html5lib
import pytest

from plugins.verify.document import read_document
from plugins.verify.examination import RULES_OF_PAGES
from plugins.verify.output import Output
from plugins.verify.page import Page

RECORD = "tin/2022/hoi-nghi-ccvc/index.html"
# code, text of a page, what it is replaced by
BREACHES = (
    ("html-sai", "</main>", "</span></main>"),
    ("html-sai", "<p class=", "<p class=x class="),
    ("trung-id", '<h1 id="tieu-de"', '<p id="noi-dung"></p><h1 id="tieu-de"'),
    ("trang-khong-ten", '<html lang="vi">', "<html>"),
    ("trang-khong-ten", "<title>", "<title></title><title>"),
    ("trang-khong-ten", 'name="viewport"', 'name="x"'),
    ("de-muc-sai", "</article>", "<h1>Hai</h1></article>"),
    ("de-muc-sai", "</article>", "<h2>Hai</h2><h4>Bốn</h4></article>"),
    ("anh-thieu-alt", 'alt="" class="header-emblem"', 'class="header-emblem"'),
    ("o-thieu-nhan", '<label class="visually-hidden" for="tim">', "<label>"),
    ("o-thieu-nhan", ">Mục lục</button>", "></button>"),
    ("lien-ket-khong-ro", ">Liên hệ</a>", ">xem thêm</a>"),
    ("lien-ket-khong-ro", ">Liên hệ</a>", "></a>"),
    ("bam-long-nhau", ">Mục lục</button>", ">Mục lục <input hidden aria-label=a></button>"),
    ("aria-gay", 'aria-labelledby="tieu-de"', 'aria-labelledby="khong-co"'),
    ("bang-thieu-dau", '<th scope="col">', "<th>"),
    ("bang-thieu-ten", "</article>", '<table><tr><th scope="col">Năm</table></article>'),
    ("tu-chuyen-dong", "</article>", "<video autoplay muted></video></article>"),
    ("lien-ket-gay", 'href="../../../lien-he/"', 'href="../../../lien-lac/"'),
    ("lien-ket-gay", "</article>", '<a href="https://kho.example.vn/tin-cu/x/">Một</a></article>'),
    ("lien-ket-gay", 'alt="" class="header-emblem"', 'alt="" srcset="mot.webp 2x"'),
    ("lien-ket-gay", 'hoi-nghi-ccvc/" property="og:url"', 'x/" property="og:url"'),
    ("neo-gay", 'href="#noi-dung"', 'href="#noi-dong"'),
    ("tai-tu-ngoai", "</article>", '<img alt="" src="http://vi-du.vn/a.webp"></article>'),
    ("tai-tu-ngoai", "<title>", '<link rel="stylesheet" href="https://vi-du.vn/a.css"><title>'),
    ("thieu-chinh-sach", "<head>", '<head><meta name="a" content="b">'),
    ("chinh-sach-khac", "script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    ("ma-trong-trang", "</article>", "<script>1</script></article>"),
    ("ma-trong-trang", '<h1 id="tieu-de"', '<h1 style="color: red" id="tieu-de"'),
    ("ma-trong-trang", '<h1 id="tieu-de"', '<h1 onclick="a()" id="tieu-de"'),
    ("sai-ma-kiem", 'rel="stylesheet"', 'integrity="sha384-AA" rel="stylesheet"'),
    ("dublin-core-thieu", 'name="DC.creator"', 'name="DC.x"'),
    ("dublin-core-thieu", 'name="DC.date"', 'name="DC.x"><meta content=" " name="DC.date"'),
    ("dublin-core-sai", '="vi-du-2022-ccvc; https://', '="vi-du-2022-ccvc; http://'),
    ("json-ld-hong", '{"@context"', '{@context"'),
    ("json-ld-hong", '"https://schema.org"', '"http://schema.org"'),
    ("json-ld-thieu", '"headline":', '"tieu-de":'),
    ("json-ld-thieu", 'type="application/ld+json"', 'type="application/json"'),
    (
        "json-ld-gay",
        '"item":"https://kho.example.vn/tin-cu/',
        '"item":"https://kho.example.vn/tin-cu/x',
    ),
)


@pytest.mark.parametrize(("code", "before", "after"), BREACHES)
def test_a_breach_of_a_rule_is_found(output: Output, code: str, before: str, after: str) -> None:
    text = plain(output)
    assert before in text

    found = codes(output, text.replace(before, after, 1)) - codes(output, text)
    assert [code] == [*found]


def test_html_that_leaves_out_what_may_be_left_out_is_right(output: Output) -> None:
    text = plain(output)
    short = text.replace("</li>", "").replace("</td>", "").replace("</tr>", "")

    assert codes(output, short) == codes(output, text)


def test_what_stands_in_a_template_is_not_shown(output: Output) -> None:
    text = plain(output)
    hidden = text.replace("</article>", '<template><h1 id="noi-dung"></h1></template></article>')

    assert codes(output, hidden) == codes(output, text)


def test_a_fault_of_html_is_told_with_its_line(output: Output) -> None:
    text = plain(output)
    line = text.partition("</main>")[0].count("\n") + 1

    faults = read_document(text.replace("</main>", "</span></main>").encode()).faults
    assert [line] == [fault.line for fault in faults]


def test_an_address_that_hosts_redirect_leads_on(output: Output) -> None:
    text = plain(output)
    link = '<a href="../../../tin/2022/Ten-Cu/?fbclid=1">Tên cũ</a></article>'

    assert codes(output, text.replace("</article>", link)) == codes(output, text)


def test_a_part_with_the_digest_of_its_file_is_taken(output: Output) -> None:
    text = plain(output)
    (style,) = [path for path in output.files if path.endswith(".css")]
    digest = b64encode(sha384(output.read(style)).digest()).decode()
    stated = f'integrity="sha384-{digest}" rel="stylesheet"'

    assert codes(output, text.replace('rel="stylesheet"', stated)) == codes(output, text)


def test_of_a_page_that_a_program_fills_the_html_alone_is_judged(output: Output) -> None:
    text = b"<!doctype html><title>A</title></p>"
    page = Page("quan-tri/index.html", "", text, read_document(text), output)

    assert ["html-sai"] == [finding.code for _, rule in RULES_OF_PAGES for finding in rule(page)]


def plain(output: Output) -> str:
    """The page of a record, written in one way however the site writes its HTML; no digests."""
    tree = html5lib.parse(output.read(RECORD).decode(), treebuilder="etree")
    options = {"quote_attr_values": "always", "alphabetical_attributes": True}
    text = html5lib.serialize(tree, tree="etree", omit_optional_tags=False, **options)
    without = re.sub(' integrity="[^"]*"', "", text)
    return f"<!doctype html>{without}"


def codes(output: Output, text: str) -> Counter[str]:
    """The codes of what all rules find in a page of a record."""
    document = read_document(text.encode())
    page = Page(RECORD, "record.html", text.encode(), document, output)
    return Counter(finding.code for _, rule in RULES_OF_PAGES for finding in rule(page))
