"""`new` from the first question to the published write-up, in a copy of the miniature archive."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.archive.metadata import Metadata
from plugins.archive.problems import Invalid
from plugins.archive.reading import read_archive
from plugins.archive.record import Record, parse_record
from plugins.archive.source import Source
from plugins.archive.values import Status
from plugins.skeletons.command import run_new
from plugins.skeletons.questions import Given
from tests.archive.samples import SITE, copy_site

HEARD = Given("dai-hoi", "Đại hội chi bộ năm 2023", "2023-05-06", "so-vi-du")
PATH = "tin/2023/2023-05-06-dai-hoi-chi-bo-nam-2023.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_site(tmp_path / "content")


def new(content: Path, known: Given, *answers: str) -> tuple[int, str, str]:
    """Run the command; answers, if any, are typed in turn. Gives exit code and what was said."""
    out, err = io.StringIO(), io.StringIO()
    typed = iter(answers)

    def ask(prompt: str) -> str:
        out.write(prompt)
        answer = next(typed, None)
        if answer is None:
            raise EOFError
        return answer

    code = run_new(content, known, ask if answers else None, out, err)
    return code, out.getvalue(), err.getvalue()


def files(content: Path) -> dict[str, bytes]:
    return {
        file.relative_to(content).as_posix(): file.read_bytes()
        for file in content.rglob("*")
        if file.is_file()
    }


def draft(content: Path, path: str) -> Record:
    (record,) = (r for r in read_archive(content, drafts=True).records if r.path == path)
    return record


def test_options_make_a_draft_in_its_place_and_say_what_to_do_next(content: Path) -> None:
    before = files(content)

    code, out, err = new(content, HEARD)

    assert (0, "") == (code, err)
    assert {PATH} == files(content).keys() - before.keys()
    assert str(content / PATH) in out
    assert all(step in out for step in ("«điền …»", "tasks.py serve", "tasks.py check", "cong-bo"))
    metadata = draft(content, PATH).metadata
    assert Status.DRAFT is metadata.status
    assert ("dai-hoi", "so-vi-du", "2023-05-06") == (
        metadata.kind,
        metadata.organizer,
        metadata.event.date.edtf,
    )


def test_a_draft_is_in_no_list_until_it_is_filled_in(content: Path) -> None:
    new(content, HEARD)
    file = content / PATH
    identifiers = [record.metadata.id for record in read_archive(content).records]
    assert draft(content, PATH).metadata.id not in identifiers

    file.write_text(file.read_text("utf-8").replace("ban-nhap", "cong-bo"), "utf-8")
    with pytest.raises(Invalid) as caught:
        read_archive(content)
    assert {(PATH, "cho-dien")} == {(p.path, p.code) for p in caught.value.problems}

    file.write_text(filled(file.read_text("utf-8")), "utf-8")
    (record,) = (r for r in read_archive(content).records if r.path == PATH)
    assert "Đại hội chi bộ năm 2023" == record.metadata.title
    assert "Ban chi ủy" == record.metadata.elected[0].body


def filled(text: str) -> str:
    """Fill in a skeleton as an editor would: what has no answer goes, with its entry."""
    answers = {
        "tóm tắt": "Đại hội bầu chi ủy.",
        "tên ban": "Ban chi ủy",
        "nhiệm kỳ": "2023/2025",
        "số người": "3",
    }
    for what, answer in answers.items():
        text = text.replace(f"«điền {what}»", answer)
    head, body = text.split("---\n")[1:]
    for name in ("tags", "people", "delegates", "documents", "targets", "results", "authors"):
        head = re.sub(rf"^{name}:.*\n(?:[- ].*\n)*", "", head, flags=re.MULTILINE)
    for name in ("period", "place", "source", "images", "  time", "  members"):
        head = re.sub(rf"^{name}:.*\n(?:[- ]+[-a-z ]+: «.*\n)*", "", head, flags=re.MULTILINE)
    return f"---\n{head}---\n" + re.sub("«.*»", "Đại hội họp.", body)


@pytest.mark.parametrize("kind", ["dai-hoi", "hoi-nghi", "so-ket", "tong-ket", "le-ky-niem"])
def test_every_kind_makes_a_draft_that_has_no_fault(content: Path, kind: str) -> None:
    with (content / "vocabulary/kinds.yml").open("a", encoding="utf-8") as stream:
        stream.write("tong-ket:\n  name: Tổng kết\nle-ky-niem:\n  name: Lễ kỷ niệm\n")

    code, _, err = new(content, Given(kind, "Cuộc họp", "2023", "so-vi-du"))

    assert (0, "") == (code, err)
    text = (content / "tin/2023/2023-cuoc-hop.md").read_text("utf-8")
    names = [name for name in Metadata.model_fields if re.search(rf"^{name}:", text, re.MULTILINE)]
    assert re.findall(r"^(\w+):", text, re.MULTILINE) == names
    assert ("elected" in names) is (kind in {"dai-hoi", "hoi-nghi"})
    assert "«điền" in draft(content, "tin/2023/2023-cuoc-hop.md").body.text


def test_every_wrong_answer_is_told_and_asked_for_again(content: Path) -> None:
    code, out, _ = new(
        content,
        Given(),
        *("họp", "đại hội"),
        *("!", "CHỮ HOA CẢ", "Đại hội chi bộ năm 2023"),
        *("6/5/2023", "2023-02-30", "2023-05-06"),
        *("sở", "so vi du"),
        *("mai", "2023-05-08"),
    )

    assert 0 == code
    assert "không có “họp”" in out
    assert "viết tiêu đề có chữ" in out
    assert "viết chữ thường" in out
    assert "2023-05-06" in out
    assert (content / "tin/2023/2023-05-08-dai-hoi-chi-bo-nam-2023.md").is_file()


def test_a_term_is_chosen_by_its_number(content: Path) -> None:
    code, out, _ = new(content, Given(), "2", "Họp", "2023-05-06", "1", "")

    assert 0 == code
    first, second = list(read_archive(content).vocabulary.kinds)[:2]
    assert out.index(f"({first})") < out.index(f"({second})")
    metadata = draft(content, "tin/2023/2023-05-06-hop.md").metadata
    assert second == metadata.kind
    assert next(iter(read_archive(content).vocabulary.organizations)) == metadata.organizer


def test_without_a_terminal_all_that_is_missing_is_told(content: Path) -> None:
    before = files(content)

    code, out, err = new(content, Given(date="6/5/2023", organizer="so-la"))

    assert (1, "") == (code, out)
    assert "thiếu --kind" in err
    assert "dai-hoi" in err
    assert "thiếu --title" in err
    assert "--date: viết năm trước, ngày sau: 2023-05-06" in err
    assert "--organizer: không có “so-la”" in err
    assert before == files(content)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_stopping_leaves_nothing_behind(content: Path, stop: type[BaseException]) -> None:
    before = files(content)
    typed = iter(["dai-hoi", "Đại hội"])
    out, err = io.StringIO(), io.StringIO()

    def ask(_: str) -> str:
        for answer in typed:
            return answer
        raise stop

    assert 1 == run_new(content, Given(), ask, out, err)

    assert "chưa tạo tệp nào" in err.getvalue()
    assert before == files(content)


def test_what_to_write_stands_beside_each_place(content: Path) -> None:
    new(content, HEARD)

    text = (content / PATH).read_text("utf-8")
    for name in re.findall(r"^[- ]*(\w+): «", text, re.MULTILINE):
        assert re.search(rf"{name}: «điền [^»]+»  # \S", text), name
    assert re.search(r"person: «điền người»  # .*, có trong vocabulary/people.yml\n", text)
    assert re.search(r"- «điền chủ đề»  # .*, có trong vocabulary/tags.yml\n", text)
    assert "chu-tri (chủ trì), phat-bieu (phát biểu)" in text
    assert re.search(r"^category: tin-tuc  # một trong: tin-tuc \(", text, re.MULTILINE)


def test_nothing_is_overwritten(content: Path) -> None:
    new(content, HEARD)
    (content / PATH).write_text("viết dở", "utf-8")

    code, _, err = new(content, HEARD)

    assert 1 == code
    assert f"Đã có tệp {content / PATH}" in err
    assert "viết dở" == (content / PATH).read_text("utf-8")


def test_identifiers_and_addresses_are_used_once(content: Path) -> None:
    new(content, HEARD)
    new(content, Given("dai-hoi", HEARD.title, "2023-07", "so-vi-du"))
    new(content, Given("dai-hoi", "Đại hội khác", "2023-05-06", "so-vi-du"))

    second = draft(content, "tin/2023/2023-07-dai-hoi-chi-bo-nam-2023-2.md")
    third = draft(content, "tin/2023/2023-05-06-dai-hoi-khac.md")
    assert draft(content, PATH).metadata.id + "-2" == third.metadata.id
    assert second.metadata.id not in {third.metadata.id, draft(content, PATH).metadata.id}
    read_archive(content)


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("2023", "2023"),
        ("2023-05", "2023-05"),
        ("2023-05-06?", "2023-05-06"),
        ("2023~", "2023"),
        ("2023-05-06/2023-05-07", "2023-05-06"),
        ("2023-01/2023-06", "2023-01"),
    ],
)
def test_half_known_dates_make_half_known_names(content: Path, date: str, name: str) -> None:
    assert 0 == new(content, Given("hoi-nghi", "Họp", date, "so-vi-du"))[0]

    assert date == draft(content, f"tin/2023/{name}-hop.md").metadata.event.date.edtf


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("60 năm ngày thành lập ngành", "hoi-nghi-60-nam-ngay-thanh-lap-nganh"),
        ("2023", "hoi-nghi-2023"),
        ("Con", "hoi-nghi-con"),
        ("Hội nghị: “bàn” việc #1", "hoi-nghi-ban-viec-1"),
    ],
)
def test_a_title_that_no_file_can_be_named_after_gets_the_kind_before_it(
    content: Path, title: str, slug: str
) -> None:
    assert 0 == new(content, Given("hoi-nghi", title, "2023-05", "so-vi-du"))[0]

    assert title == draft(content, f"tin/2023/2023-05-{slug}.md").metadata.title


def test_the_category_is_the_one_that_records_of_the_kind_have(content: Path) -> None:
    with (content / "vocabulary/categories.yml").open("a", encoding="utf-8") as stream:
        stream.write("khac:\n  name: Khác\n")
    sample = (content / "tin/2021/2021-09-16-hoi-nghi-ccvc.md").read_text("utf-8")
    for number in range(9):
        text = re.sub("^category: .*", "category: khac", sample, flags=re.MULTILINE)
        text = text.replace("id: vi-du-2021-ccvc", f"id: la-{number}")
        (content / f"tin/2021/2021-09-16-hop-{number}.md").write_text(text, "utf-8")

    new(content, Given("hoi-nghi", "Họp", "2023", "so-vi-du"))

    assert "khac" == draft(content, "tin/2023/2023-hop.md").metadata.category


def test_a_broken_vocabulary_is_told_and_nothing_is_written(content: Path) -> None:
    (content / "vocabulary/people.yml").write_text("le-an: Lê An\n", "utf-8")
    before = files(content)

    code, _, err = new(content, HEARD)

    assert 1 == code
    assert "vocabulary/people.yml, dòng 1" in err
    assert before == files(content)


def test_an_archive_without_terms_says_which_are_needed(tmp_path: Path) -> None:
    code, _, err = new(tmp_path, HEARD)

    assert 1 == code
    assert "vocabulary/kinds.yml, vocabulary/categories.yml, vocabulary/organizations.yml" in err


def test_records_with_faults_count_too(content: Path) -> None:
    broken = content / "tin/2023/2023-01-01-hong.md"
    broken.parent.mkdir()
    broken.write_text("---\nid: so-vi-du-2023-05-06-dai-hoi\ntitle: [\n---\n", "utf-8")
    (content / "tin/2023/2023-01-02-la.md").write_bytes(b"\xff\xfe")

    assert 0 == new(content, HEARD)[0]
    assert "id: so-vi-du-2023-05-06-dai-hoi-2 " in (content / PATH).read_text("utf-8")


KNOWN = read_archive(SITE).vocabulary


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=400))
@example("null")
@example("~ null")
@example("\U0001d15e is two letters by NFC")
def test_any_title_makes_a_draft_or_is_asked_for_again(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    content = tmp_path_factory.mktemp("content")
    for name, text in vocabulary_files():
        (content / "vocabulary").mkdir(exist_ok=True)
        (content / "vocabulary" / name).write_bytes(text)

    code, _, err = new(content, Given("hoi-nghi", title, "2023", "so-vi-du"))

    made = list(content.glob("tin/*/*.md"))
    assert (code == 0) is (len(made) == 1)
    if made:
        path = made[0].relative_to(content).as_posix()
        record = parse_record(Source(path, made[0].read_bytes()), KNOWN.known())
        written = normalize("NFC", " ".join(title.split()))
        assert written.casefold()[:1] == record.metadata.title.casefold()[:1]
        assert len(record.slug) <= 100
    else:
        assert "--title" in err


def vocabulary_files() -> Iterator[tuple[str, bytes]]:
    for file in sorted((SITE / "vocabulary").iterdir()):
        yield file.name, file.read_bytes()
