import re

import pytest
from hypothesis import example, given, settings
from typogrify.filters import smartypants, widont

from plugins.archive.body_rules import MAX_CHARACTERS, PICTURE_ALONE
from plugins.archive.converter import full_converter
from plugins.archive.markup import Block, Body, clean_html, parse_body, plain_text
from tests.archive.sample_markdown import bodies
from tests.archive.samples import attempt, problem, problems

FULL = full_converter()


def body(markdown: str) -> Body:
    return parse_body(markdown, "tin/a.md", 10)


def html(markdown: str) -> str:
    return "".join(block.html for block in body(markdown).blocks)


def test_markdown_becomes_html_with_typographic_care() -> None:
    assert "<p>Bàn “quy chế” – <em>chi tiêu</em> nội&nbsp;bộ.</p>" == html(
        'Bàn "quy chế" – *chi tiêu* nội bộ.'
    )


def step_by_step(markdown: str) -> str:
    """What ``parse_body`` must come to: each tool reads all of what the last one wrote."""
    converted = re.sub("<th(?: style=[^>]*)?>", '<th scope="col">', FULL.reset().convert(markdown))
    typeset: str = widont(smartypants(clean_html(converted)))
    return clean_html(typeset)


@given(bodies)
@settings(max_examples=600)
@example("[x [y](/z/)](/w/) hai ba")
@example("[**a** – [e](/f/) g](/b/)c")
@example("[x[^1] hai ba](/z/)\n\n[^1]: bốn năm")
@example("hai ba\xa0bốn")
@example("hai\xa0“ba” 'bốn'")
@example("a \x1cb")
@example("&quot;hai&quot; ba")
@example("- a b\nhai <h2>ba bốn</h2>hai ba hai ba")
@example("<section> hai ba</section>")
@example("<ul><li><p>a b</p> <b> c</b></li></ul>")
@example("<p>a  b <em>c  d</em>\n</p>")
def test_short_ways_of_typesetting_lead_to_the_same(markdown: str) -> None:
    parsed, _ = attempt(lambda: body(markdown))

    if parsed:
        expected = step_by_step(markdown)
        assert plain_text(expected) == parsed.text
        joined = "\n".join(block.html for block in parsed.blocks)
        assert PICTURE_ALONE.sub("\n", expected).split() == joined.split()


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("|a|b|\n|-|-|\n|1|2|", "<table>"),
        ("x[^1]\n\n[^1]: y", 'id="fn:1"'),
        ("a\n:   b", "<dd>b</dd>"),
        ("*[KH]: khoa học\n\nKH", '<abbr title="khoa học">'),
        ("## Kết quả", '<h2 id="muc-ket-qua">'),
        ("3) a", "<p>3)"),
    ],
)
def test_extensions_that_editors_may_use(markdown: str, expected: str) -> None:
    assert expected in html(markdown)


def test_pictures_stand_between_the_texts() -> None:
    assert (
        Block(html="<p>a</p>"),
        Block(image="2022/a.webp"),
        Block(image="2022/b.webp"),
        Block(html="<p>b</p>"),
    ) == body("a\n\n![x > y](2022/a.webp)\n\n![z](2022/b.webp)\n\nb").blocks


def test_plain_text_has_a_line_for_each_block() -> None:
    text = "## Mục *a*\n\nMột  &amp;\nhai ba bốn.\n\n- ba\n- bốn\n\n|x|y|\n|-|-|\n|1|2|"

    assert "Mục a\nMột & hai ba bốn.\nba\nbốn\nx\ny\n1\n2" == body(text).text


def test_plain_text_takes_no_text_for_markup() -> None:
    assert 'a < b > c & "d"' == plain_text("<p>a &lt; b &gt; c &amp; &quot;d&quot;</p>")


def test_links_of_the_site_are_given_with_their_lines() -> None:
    text = 'a [b](/c/)\n\n[d](/c/)\n[e](https://f.vn/) [g](#h) `href="/i/"`\n\n    <a href="/j/">'

    assert (("/c/", 10), ("/c/", 12)) == body(text).links


def test_text_between_signs_of_raw_html_is_kept() -> None:
    assert '<a title="x&gt;y" href="/z/">t</a>' in html('<a title="x>y" href="/z/">t</a>')


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.vn></SCRIPT>",
        "<svg onload=alert(1)><script>1</script></svg>",
        "<b onclick='alert(1)' onmouseover=alert(1)>b</b>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=javascript:alert(1)>x</a>",
        "<a href=' &#106;avascript:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<iframe src='https://evil.vn'></iframe>",
        "<object data=x></object><embed src=x>",
        "<form action=//evil.vn><input name=a><button formaction=x>b</button></form>",
        "<base href=//evil.vn>",
        "<meta http-equiv=refresh content='0;url=//evil.vn'>",
        "<link rel=stylesheet href=//evil.vn>",
        "<style>body{display:none}</style>",
        "<p style='position:fixed'>a</p>",
        "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
        "<template><script>1</script></template>",
        "<details ontoggle=alert(1) open>a</details>",
        "a\n{: onclick=alert(1) }",
        "<video><source onerror=alert(1)></video>",
        "<!--[if IE]><script>alert(1)</script><![endif]-->",
        "<a href='x' target=_top ping=//evil.vn formaction=x>".replace("'x'", "'/x/'"),
    ],
)
def test_raw_html_is_made_harmless(hostile: str) -> None:
    tags = " ".join(re.findall(r"<[^>]*>", html(f"Trước.\n\n{hostile}\n\nSau.")))

    assert not re.search(
        r"script|\son\w+=|style|iframe|object|embed|form|base|meta|<link|svg|math|evil|data:|ping",
        tags,
        re.IGNORECASE,
    )


def test_what_follows_hostile_html_is_kept() -> None:
    assert "Sau." in body("Trước.\n\n<script>alert(1)</script>\n\nSau.").text


@pytest.mark.parametrize(
    "tag", ["script", "style", "textarea", "title", "xmp", "iframe", "noscript", "plaintext"]
)
def test_a_tag_that_would_swallow_the_rest_is_told(tag: str) -> None:
    found = problem(lambda: body(f"Trước.\n\nDùng <{tag}> ở đây.\n\nSau."))

    assert ("the-chua-dong", 12) == (found.code, found.line)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "java&#10;script:alert(1)",
        "<java\tscript:alert(1)>",
        "&#1;javascript:alert(1)",
        "vbscript:x",
        "data:text/html;base64,AAAA",
        "file:///etc/passwd",
        "blob:x",
    ],
)
def test_a_dangerous_link_is_told_with_its_line(target: str) -> None:
    found = problem(lambda: body(f"Trước.\n\n[x]({target})"))

    assert ("lien-ket-nguy-hiem", 12) == (found.code, found.line)


@pytest.mark.parametrize(
    "markdown",
    ["[x][1]\n\n[1]: javascript:alert(1)", "<javascript:alert(1)>", "![x](javascript:alert(1))"],
)
def test_no_way_of_writing_a_link_is_passed_over(markdown: str) -> None:
    parsed, found = attempt(lambda: body(markdown))

    assert {problem.code for problem in found} <= {"lien-ket-nguy-hiem"}
    assert not parsed or not re.search("href|src", "".join(block.html for block in parsed.blocks))


@pytest.mark.parametrize("target", ["bai.md", "www.example.vn", "", "//x.vn/", "/\\x.vn", "?q=1"])
def test_a_link_that_depends_on_the_page_is_told(target: str) -> None:
    assert "lien-ket-sai" == problem(lambda: body(f"[x]({target})")).code


@pytest.mark.parametrize(
    "target",
    ["https://x.vn/a", "HTTP://x.vn", "mailto:a@b.vn", "tel:+84", "/tin/", "#muc-a", "/?q=a"],
)
def test_a_good_link_stays(target: str) -> None:
    assert f'href="{target}"' in html(f"[x]({target})")


def test_every_problem_of_a_body_is_told() -> None:
    found = problems(lambda: body("# a\n\n[x](y)\n\n[x](z:)\n\nb ![c](d) e"))

    assert [
        (10, "de-muc-cap-1"),
        (12, "lien-ket-sai"),
        (14, "lien-ket-nguy-hiem"),
        (16, "anh-trong-chu"),
    ] == [(problem.line, problem.code) for problem in found]


def fill(unit: str) -> str:
    return (unit * (MAX_CHARACTERS // len(unit) + 1))[:MAX_CHARACTERS]


@pytest.mark.parametrize(
    "crowded",
    [
        *(fill("["), fill("[a]("), fill("![ "), fill("<"), fill("<a\n\n"), fill('<a b="\n\n')),
        *(fill("> "), fill("- "), fill("1. "), fill("*"), fill("**a *b "), fill("_"), fill("`")),
        *(fill("## a\n\n"), fill("a\n-\n"), fill("***\n"), "[^1]: x\n\n" + fill("a[^1]\n\n")),
        *(fill("<div>\n\n"), fill("<!--\n\n"), fill("<![\n\n"), fill("&#"), fill("a\n: b\n")),
        *(fill("x" + "[" * 200 + "\n \n"), fill("\\"), fill(" "), fill("="), fill('"'), fill("|")),
        "".join(f"{'    ' * depth}- a\n" for depth in range(150)),
        "".join(f"{'`' * length}a " for length in range(1, 340)),
        "".join(f"*[A{number}]: x\n" for number in range(4000)),
    ],
    ids=lambda crowded: repr(crowded[:12]),
)
def test_no_body_stalls_the_parser(crowded: str) -> None:
    """Without the guards these take from ten seconds to minutes, or exhaust the stack."""
    parsed, found = attempt(lambda: body(crowded[:MAX_CHARACTERS]))

    assert (parsed is None) == bool(found)


@pytest.mark.parametrize(
    "deep",
    ["> " * 9, ">" * 9, "- " * 9 + "a", "1. " * 9 + "a", "٣. " * 9, " " * 36 + "a", "\t" * 9 + "a"],
)
def test_a_line_that_is_too_deep_is_told(deep: str) -> None:
    found = problem(lambda: body(f"a\n\n{deep}"))

    assert ("long-qua-sau", 12) == (found.code, found.line)


@pytest.mark.parametrize("opening", ["[", "<"])
def test_a_paragraph_with_too_many_brackets_is_told(opening: str) -> None:
    assert "doan-qua-roi" == problem(lambda: body(f"a\n\n{opening * 201}")).code
    assert body("\n\n".join([opening * 150] * 2))


def test_signs_that_are_no_landmarks_are_not_counted() -> None:
    assert body("từ-ghép = [a] * b_c\n\n" * 400)
    assert "bai-qua-roi" == problem(lambda: body("***\n\n" * 1001)).code


def test_a_body_that_exhausts_the_stack_leaves_no_trace_on_the_next() -> None:
    text = "a\n\n- b\n\n    c\n\n![d](e.webp)\n\n|f|\n|-|\n|g|"
    before = body(text)

    assert "long-qua-sau" == problem(lambda: body("- a\n    - b\n\n" + "c\n: d\n" * 3000)).code
    assert before == body(text)


def test_the_header_cells_of_a_table_say_what_they_head() -> None:
    html = body("| Nội dung | Mức |\n|---|--:|\n| Đảng viên | 100% |\n").blocks[0].html

    assert 2 == html.count('<th scope="col">')
