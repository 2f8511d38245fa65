"""The commands ``new``, a skeleton in its place, and ``editors``, what VS Code knows of fields."""

from errno import EEXIST
from pathlib import Path
from typing import TextIO

from plugins.archive.problems import Invalid, Problem
from plugins.archive.record import RECORDS_FOLDER, parse_record
from plugins.archive.source import Source, list_files, read_source
from plugins.archive.values import Status
from plugins.archive.vocabulary import VOCABULARY_FOLDER, Vocabulary, parse_vocabulary
from plugins.archive.write import create_file
from plugins.skeletons.editor_files import write_editor_files
from plugins.skeletons.questions import Ask, Given, Meeting, Unanswered, ask_all, take_all
from plugins.skeletons.skeleton import skeleton
from plugins.skeletons.taken import Taken, read_taken
from plugins.skeletons.titles import file_slug

_LONGEST_IDENTIFIER = 110
"""Characters, so that a number still fits behind."""

_NEXT = """\
Đã tạo bản nháp: {file}

Việc tiếp theo:
  1. Mở tệp này, thay mỗi chỗ «điền …» bằng nội dung thật; mục nào không có thì xóa cả mục.
  2. Xem thử trang:  python tasks.py serve
  3. Kiểm tra lỗi:   python tasks.py check
  4. Viết xong thì đổi dòng «status: {draft}» thành «status: {published}», rồi kiểm tra lại.
"""
_STOPPED = "\nĐã dừng, chưa tạo tệp nào."
_INCOMPLETE = "Từ vựng chưa đủ: thêm ít nhất một mục vào {files} rồi chạy lại."
_EXISTS = "Đã có tệp {file}: mở tệp đó viết tiếp, hoặc xóa nó rồi chạy lại."


def run_new(content: Path, given: Given, ask: Ask | None, out: TextIO, err: TextIO) -> int:
    """Make a skeleton from options and, where there is somebody to ask, from answers.

    Gives the exit code. Nothing is written unless all is known, and nothing is overwritten.
    """
    try:
        vocabulary = _read_vocabulary(content)
        meeting = ask_all(given, vocabulary, ask, out) if ask else take_all(given, vocabulary)
        file = _create(content, meeting, vocabulary)
    except (KeyboardInterrupt, EOFError):
        print(_STOPPED, file=err)
        return 1
    except (Invalid, Unanswered) as error:
        print(_said(error), file=err)
        return 1
    except FileExistsError as error:
        print(_EXISTS.format(file=error.filename), file=err)
        return 1
    print(_NEXT.format(file=file, draft=Status.DRAFT, published=Status.PUBLISHED), file=out)
    return 0


def run_editors(content: Path, project: Path, out: TextIO, err: TextIO) -> int:
    """Make anew what VS Code knows of the fields and the vocabulary; gives the exit code."""
    try:
        write_editor_files(project, _read_vocabulary(content), out)
    except (Invalid, Unanswered) as error:
        print(_said(error), file=err)
        return 1
    return 0


def _read_vocabulary(content: Path) -> Vocabulary:
    paths = [path for path in list_files(content, VOCABULARY_FOLDER)[0] if path.endswith(".yml")]
    vocabulary, _, problems = parse_vocabulary(read_source(content, path) for path in paths)
    if problems:
        raise Invalid(problems)
    known = vocabulary.known()
    if empty := [name for name in ("kinds", "categories", "organizations") if not known[name]]:
        files = ", ".join(f"{VOCABULARY_FOLDER}/{name}.yml" for name in empty)
        raise Unanswered(_INCOMPLETE.format(files=files))
    return vocabulary


def _create(content: Path, meeting: Meeting, vocabulary: Vocabulary) -> Path:
    taken = read_taken(content)
    path = _free_path(content, meeting, taken)
    text = _text(meeting, vocabulary, taken).encode()
    # What has just been written can be read: a draft that is broken from the start helps nobody.
    parse_record(Source(path, text), vocabulary.known())
    create_file(content / path, text)
    return content / path


def _free_path(content: Path, meeting: Meeting, taken: Taken) -> str:
    """The folder and the name follow the day of publication, else the day of the event."""
    day = meeting.published.day.isoformat() if meeting.published else meeting.date.ends[0]
    folder = f"{RECORDS_FOLDER}/{day[:4]}"
    slug = file_slug(meeting.title, meeting.kind)
    wanted = f"{folder}/{day}-{slug}.md"
    if (content / wanted).exists():
        raise FileExistsError(EEXIST, "", str(content / wanted))
    return f"{folder}/{day}-{taken.free_slug(day[:4], slug)}.md"


def _text(meeting: Meeting, vocabulary: Vocabulary, taken: Taken) -> str:
    category = taken.usual_category(meeting.kind, vocabulary.categories)
    known = {
        "id": taken.free_identifier(_identifier(meeting)),
        "title": meeting.title,
        "kind": meeting.kind,
        "category": category,
        "event.date": meeting.date.edtf,
        "organizer": meeting.organizer,
        "published": meeting.published.iso if meeting.published else "",
        "status": Status.DRAFT.value,
    }
    categories = (f"{name} ({term.name})" for name, term in vocabulary.categories.items())
    remarks = {
        "id": "không đổi sau khi đăng",
        "kind": vocabulary.kinds[meeting.kind].name,
        "category": f"một trong: {', '.join(categories)}",
        "organizer": vocabulary.organizations[meeting.organizer].name,
    }
    return skeleton(known, remarks)


def _identifier(meeting: Meeting) -> str:
    tail = f"-{meeting.date.ends[0]}-{meeting.kind}"[-_LONGEST_IDENTIFIER:]
    head = meeting.organizer[: _LONGEST_IDENTIFIER - len(tail)].rstrip("-")
    return f"{head}{tail}".strip("-")


def _said(error: Invalid | Unanswered) -> str:
    return "\n".join(map(_told, error.problems)) if isinstance(error, Invalid) else str(error)


def _told(problem: Problem) -> str:
    where = f"{problem.path}, dòng {problem.line}"
    return f"{where}: {problem.found}; cần: {problem.write}"
