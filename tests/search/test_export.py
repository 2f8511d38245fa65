"""What search servers are given: all that is published, and settings that read it as we do."""

import io
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.archive.language import load_language
from plugins.archive.reading import read_archive
from plugins.search.abbreviations import Rewriting, find_rewritings
from plugins.search.fields import FIELDS
from plugins.search.servers.command import run
from plugins.search.servers.export import export_files
from plugins.search.servers.meilisearch import settings
from plugins.search.servers.opensearch import index_body
from plugins.search.servers.synonyms import build_synonyms
from plugins.search.terms import forms
from plugins.vietnamese.syllables import syllables
from plugins.vietnamese.tokens import tokenize
from plugins.vietnamese.tones import TONES, VOWELS, part_tones
from tests.archive.samples import SITE, copy_site
from tests.search.engine_analyzer import Analyzer

LANGUAGE = load_language(Path(), "vi")
URL = "https://tin.example.vn/kho"
REWRITINGS = find_rewritings(
    {"KH&CN": "khoa học và công nghệ", "BQLDA": "ban quản lý dự án", "CA": "công an"}, []
)
TONED = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES[1:]]
BARE = "".join(dict.fromkeys(VOWELS + "bcdđghklmnpqrstvx"))
FOREIGN = "ðfjwzçñßø"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files made of the miniature archive."""
    return export_files(read_archive(SITE), LANGUAGE, URL)


@pytest.fixture(scope="module")
def documents(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Its documents, by their identifiers."""
    return {document["id"]: document for document in lines(files["meilisearch.ndjson"])}


@pytest.fixture(scope="module")
def analysis() -> Mapping[str, Any]:
    """The analysis that OpenSearch is told, as JSON gives it."""
    return analysis_of(REWRITINGS)


def analysis_of(rewritings: Sequence[Rewriting]) -> Mapping[str, Any]:
    body = json.loads(json.dumps(index_body(rewritings)))
    told: Mapping[str, Any] = body["settings"]["analysis"]
    return told


EXACT, FOLDED = (Analyzer(analysis_of([]), name) for name in ("exact", "folded"))


def lines(content: bytes) -> list[dict[str, Any]]:
    assert content.endswith(b"\n")
    return [json.loads(line) for line in content.decode().removesuffix("\n").split("\n")]


def test_each_record_that_is_published_is_a_document_once(
    files: Mapping[str, bytes], documents: Mapping[str, object]
) -> None:
    published = [record.metadata.id for record in reversed(read_archive(SITE).records)]

    assert published == [line["id"] for line in lines(files["meilisearch.ndjson"])]
    assert len(published) == len(documents)
    assert {"vi-du-2022-rut", "vi-du-2022-nhap"}.isdisjoint(published)


def test_the_bulk_has_an_action_before_each_document(
    files: Mapping[str, bytes], documents: Mapping[str, Mapping[str, object]]
) -> None:
    bulk = lines(files["opensearch.ndjson"])

    assert [{"index": {"_id": identifier}} for identifier in documents] == bulk[::2]
    for sent in bulk[1::2]:
        assert sent.items() <= documents[sent["id"]].items()


def test_identifiers_are_such_as_meilisearch_takes(documents: Mapping[str, object]) -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,511}", identifier) for identifier in documents)


def test_a_document_has_the_texts_and_the_values_to_narrow_by(
    documents: Mapping[str, Mapping[str, Any]],
) -> None:
    document = documents["chi-bo-2020-so-ket"]

    assert "2020~" == document["date"]
    assert ("2020-01-01", "2020-12-31") == (document["first_day"], document["last_day"])
    assert 2020 == document["year"]
    assert (20200101, 20201231) == (document["first_day_number"], document["last_day_number"])
    assert f"{URL}/tin/2020/so-ket-nua-nhiem-ky/" == document["address"]
    assert ["chi-bo"] == document["organizations"]
    assert ["Chi bộ Trung tâm Ứng dụng"] == document["organizations_names"]
    assert {"title", "summary", "body", "dates"} <= document.keys()


def test_what_a_record_does_not_say_is_left_out(
    documents: Mapping[str, Mapping[str, Any]],
) -> None:
    assert all(
        value not in ("", [], None) for each in documents.values() for value in each.values()
    )


def test_a_site_without_an_address_gives_paths() -> None:
    made = export_files(read_archive(SITE), LANGUAGE, "")

    assert all(line["address"].startswith("/tin/") for line in lines(made["meilisearch.ndjson"]))


def test_the_same_archive_gives_the_same_bytes(files: Mapping[str, bytes]) -> None:
    assert files == export_files(read_archive(SITE), LANGUAGE, URL)


def test_every_value_of_a_document_has_its_type(files: Mapping[str, bytes]) -> None:
    mappings = json.loads(files["opensearch-index.json"])["mappings"]

    for sent in lines(files["opensearch.ndjson"])[1::2]:
        assert sent.keys() <= mappings["properties"].keys()
        for name, value in sent.items():
            if mappings["properties"][name]["type"] == "date":
                date.fromisoformat(value)


def test_a_text_is_read_by_analyzers_that_are_there(files: Mapping[str, bytes]) -> None:
    body = json.loads(files["opensearch-index.json"])
    defined = body["settings"]["analysis"]

    for field in FIELDS:
        text = body["mappings"]["properties"][field.name]
        for each in (text, text["fields"]["exact"]):
            assert {each["analyzer"], each["search_analyzer"]} <= defined["analyzer"].keys()
    for analyzer in defined["analyzer"].values():
        assert set(analyzer["filter"]) <= {"lowercase", *defined["filter"]}


CASES = """\
    Hoà hòa HÒA ho\u00e0 Hoa\u0300 tòan toàn thuỷ thủy thúy qúy quý quí Quỳnh quyết gìa già giếng
    cuả của kỹ kĩ KỸ Lý hy mỳ sỹ ty y ý tay thuý khuỷu khủyu ngoằn ngoèo lượng lựơng nguyễn Đặng
    đông ĐÔNG Ðà ð đắk a\u0323\u0302 a\u0302\u0323 o\u0300\u031b Ậ ạ\u0302 ợ Ÿ quỵu xquy queo
    2024 H2O năm2024 İ ß ñ\u0300 Ἀθήνα Москва й
"""


@pytest.mark.parametrize("word", CASES.split())
def test_a_word_is_one_token_in_its_two_forms(word: str) -> None:
    assert_same(word)


def test_every_syllable_wherever_its_tone_stands_is_the_same_token() -> None:
    for syllable in syllables():
        letters, tone = part_tones(syllable)
        vowels = [place for place, letter in enumerate(letters) if letter in VOWELS]
        for place in vowels if tone else []:
            assert_same(letters[: place + 1] + tone + letters[place + 1 :])
        assert_same(syllable)


@given(
    st.text(alphabet=BARE + FOREIGN, max_size=5),
    st.sampled_from(["", *TONED]),
    st.text(alphabet=BARE + FOREIGN, max_size=5),
    st.sampled_from([str, str.upper, str.title]),
    st.sampled_from(["NFC", "NFD"]),
)
def test_words_that_we_find_equal_are_equal_to_the_engine(
    start: str, toned: str, end: str, case: Callable[[str], str], form: Literal["NFC", "NFD"]
) -> None:
    word = start + toned + end
    assume(word)

    assert_same(unicodedata.normalize(form, case(word)))


@given(
    st.lists(st.text(alphabet="aàÁộđkyỷ19&/-.,_ \n\u00a0…€", max_size=8), max_size=6),
    st.sampled_from(["NFC", "NFD"]),
)
def test_texts_are_cut_in_the_same_words(parts: list[str], form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, " ".join(parts))

    assert tuple(forms(word.text).key for word in tokenize(text)) == FOLDED.tokens(text)


def assert_same(word: str) -> None:
    """The engine's token has the same forms, and all that we find equal has this token."""
    (folded,), (exact,) = FOLDED.tokens(word), EXACT.tokens(word)

    assert forms(word).key == folded
    assert forms(word) == forms(exact)
    assert (exact,) == EXACT.tokens(forms(word).exact)


def test_abbreviations_are_known_in_the_two_forms(analysis: Mapping[str, Any]) -> None:
    for name in ("exact_query", "folded_query"):
        analyzer = Analyzer(analysis, name)
        short, long = map(analyzer.tokens, ("bqlda", "Ban quản lí dự án"))

        assert {short, long} <= analyzer.rules[short]
        assert {short, long} <= analyzer.rules[long]


def test_a_short_abbreviation_is_no_word_in_small_letters(analysis: Mapping[str, Any]) -> None:
    synonyms = build_synonyms(REWRITINGS)

    assert "ca" not in synonyms
    assert ["ca"] == synonyms["công an"]
    assert ("ca",) not in Analyzer(analysis, "folded_query").rules


def test_scores_ignore_lengths_and_count_fields_as_ours(files: Mapping[str, bytes]) -> None:
    similarity = json.loads(files["opensearch-index.json"])["settings"]["similarity"]
    asked = json.loads(rendered(files, words="họp"))["query"]["bool"]["must"]["multi_match"]

    assert 0 == similarity["default"]["b"]
    assert [f"{field.name}^{field.boost}" for field in FIELDS] == asked["fields"]
    assert "and" == asked["operator"]


def test_the_stored_query_narrows_by_what_is_given(files: Mapping[str, bytes]) -> None:
    plain = json.loads(rendered(files, words="họp"))
    narrowed = json.loads(rendered(files, words='"họp\\', year="2022", kinds="hoi-nghi"))
    properties = json.loads(files["opensearch-index.json"])["mappings"]["properties"]

    assert 0 == plain["from"]
    assert [{"match_all": {}}] == plain["query"]["bool"]["filter"]
    assert [
        {"term": {"kinds": "hoi-nghi"}},
        {"term": {"year": "2022"}},
        {"match_all": {}},
    ] == narrowed["query"]["bool"]["filter"]
    assert set(re.findall(r"{{#(\w+)}}", stored(files))) <= properties.keys()


def stored(files: Mapping[str, bytes]) -> str:
    source: str = json.loads(files["opensearch-query.json"])["script"]["source"]
    return source


def rendered(files: Mapping[str, bytes], **values: str) -> str:
    """Fill the template in as Mustache does."""
    source = re.sub(
        r"{{([#^])(\w+)}}(.*?){{/\2}}",
        lambda section: section[3] if (section[1] == "#") == (section[2] in values) else "",
        stored(files),
    )
    return re.sub(r"{{(\w+)}}", lambda name: json.dumps(values.get(name[1], ""))[1:-1], source)


def test_meilisearch_asks_the_title_first_and_leaves_no_word_out() -> None:
    told = settings(REWRITINGS)

    assert ["title", "summary", "body", "details", "dates", "attachments"] == told[
        "searchableAttributes"
    ]
    assert [] == told["stopWords"]


def test_meilisearch_finds_y_and_i_and_abbreviations_in_either_spelling() -> None:
    synonyms: Any = settings(REWRITINGS)["synonyms"]

    assert (["ki"], ["ky"]) == (synonyms["ky"], synonyms["ki"])
    assert ["quiet"] == synonyms["quyet"]
    assert "tay" not in synonyms
    assert ["ban quan li du an", "ban quan ly du an"] == synonyms["bqlda"]
    assert ["bqlda"] == synonyms["ban quan li du an"] == synonyms["ban quan ly du an"]


def test_what_can_be_narrowed_by_is_in_documents(
    files: Mapping[str, bytes], documents: Mapping[str, Mapping[str, object]]
) -> None:
    told = json.loads(files["meilisearch-settings.json"])
    held = {name for document in documents.values() for name in document}

    # No file of the miniature archive has a text.
    assert {"attachments"} == set(told["searchableAttributes"]) - held
    assert {"year", "first_day_number", "organizations", "kinds"} <= held
    assert set(told["sortableAttributes"]) <= set(told["filterableAttributes"])


def test_the_command_writes_all_files(tmp_path: Path, files: Mapping[str, bytes]) -> None:
    out = io.StringIO()

    assert 0 == run(SITE, tmp_path / "xuat", LANGUAGE, URL, out)
    assert files == {path.name: path.read_bytes() for path in (tmp_path / "xuat").iterdir()}
    assert "Đã xuất" in out.getvalue()


def test_the_command_writes_nothing_while_there_is_an_error(tmp_path: Path) -> None:
    content = copy_site(tmp_path / "content")
    (content / "tin/2022/2022-01-01-hong.md").write_text("---\nid: hong\n---\n", encoding="utf-8")
    out = io.StringIO()

    assert 1 == run(content, tmp_path / "xuat", LANGUAGE, URL, out)
    assert "chưa ghi tệp nào" in out.getvalue()
    assert not (tmp_path / "xuat").exists()


def test_the_command_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "xuat").write_text("", encoding="utf-8")
    out = io.StringIO()

    assert 1 == run(SITE, tmp_path / "xuat", LANGUAGE, URL, out)
    assert "Không ghi được" in out.getvalue()
