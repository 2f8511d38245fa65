from plugins.archive.problems import Problem
from plugins.archive.record import read_manuscript
from plugins.archive.source import Source
from plugins.archive.vocabulary import parse_vocabulary
from plugins.checks import abbreviations, capitals, spelling, wording
from plugins.checks.subject import Subject

RULES = (*spelling.RULES, *wording.RULES, *capitals.RULES, *abbreviations.RULES)


def subject(
    body: str = "", title: str = "Tin", *, new_tones: bool = False, **vocabulary: str
) -> Subject:
    """Make a subject of a title and a body; vocabulary files are given by name, in YAML."""
    text = f"---\ntitle: {title}\n---\n{body}\n"
    sources = [
        Source(f"vocabulary/{name}.yml", content.encode()) for name, content in vocabulary.items()
    ]
    terms, _, broken = parse_vocabulary(sources)
    assert [] == broken
    source = Source("tin/a.md", text.encode())
    return Subject(read_manuscript(source), source, None, terms, new_tones)


def problems(
    body: str = "", title: str = "Tin", *, new_tones: bool = False, **vocabulary: str
) -> list[Problem]:
    """Ask all rules of language."""
    asked = subject(body, title, new_tones=new_tones, **vocabulary)
    return [problem for rule in RULES for problem in rule(asked)]


def codes(body: str = "", title: str = "Tin", **vocabulary: str) -> list[str]:
    return [problem.code for problem in problems(body, title, new_tones=False, **vocabulary)]
