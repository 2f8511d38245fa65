"""Where in the project an error arose, said in one line instead of forty."""

import traceback
from pathlib import Path


def describe(error: BaseException, root: Path) -> str:
    """Name the nearest file and line of the project, and the error as Python names it."""
    what = f"{type(error).__name__}: {error}".split("\n", 1)[0]
    if isinstance(error, SystemExit):
        return str(error)
    if place := _place(error, root.resolve()):
        file, line = place
        return f"{file}, dòng {line}: {what}"
    return what


def _place(error: BaseException, root: Path) -> tuple[str, int] | None:
    """Errors of syntax name their own file; for others it is the last frame that is ours."""
    frames = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    own = (getattr(error, "filename", None), getattr(error, "lineno", None))
    for filename, line in (own, *reversed(frames)):
        if filename and line and (file := _within(Path(filename), root)):
            return file, line
    return None


def _within(file: Path, root: Path) -> str:
    if not file.is_absolute() or not file.is_relative_to(root):
        return ""
    inside = file.relative_to(root)
    installed = any(part.startswith(".") for part in inside.parts)
    return "" if installed or inside.parts[0] == "tools" else inside.as_posix()
