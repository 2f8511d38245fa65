from plugins.search.abbreviations import Rewriting, find_introductions, find_rewritings


def meant(form: str, listed: dict[str, str], *texts: str) -> set[str]:
    """What a form, its words parted by spaces, may be asked for as."""
    return {
        " ".join(rewriting.meant)
        for rewriting in find_rewritings(listed, find_introductions(texts))
        if " ".join(rewriting.written) == form
    }


def test_a_listed_abbreviation_is_asked_for_both_ways() -> None:
    listed = {"QQQ": "quả cam quê"}

    assert {"quả cam quê"} == meant("QQQ", listed)
    assert {"qqq"} == meant("quả cam quê", listed)


def test_a_long_form_is_asked_for_as_a_whole_code() -> None:
    assert Rewriting(("vườn", "ao", "và", "chuồng"), ("va", "c"), ("va&c",)) in find_rewritings(
        {"VA&C": "vườn ao và chuồng"}, []
    )


def test_abbreviations_of_one_long_form_are_asked_for_as_each_other() -> None:
    listed = {"XYZ": "xa yên dấu", "X-YZ": "xa yên dấu"}

    assert {"xa yên dấu", "x yz"} == meant("XYZ", listed)


def test_a_text_that_introduces_an_abbreviation_makes_it_known() -> None:
    text = "Chiều qua, Hội Người Nuôi Ong (HNNO) tỉnh họp."

    assert set() == meant("HNNO", {})
    assert {"hội người nuôi ong"} == meant("HNNO", {}, text)


def test_small_words_may_have_no_letter() -> None:
    text = "Hội Nuôi ong và Trồng hoa (NOTH)"

    assert {"nuôi ong và trồng hoa"} == meant("NOTH", {}, text)


def test_what_the_letters_do_not_spell_is_not_introduced() -> None:
    assert set() == meant("ABC", {}, "một hai ba (ABC)")
    assert set() == meant("ABC", {}, "(ABC)")
    assert set() == meant("ABC", {}, "bê cê (ABC)")


def test_a_listed_meaning_comes_before_an_introduced_one() -> None:
    assert {"tòa án"} == meant("TAX", {"TAX": "tòa án"}, "thuế ăn xài (TAX)")


def test_the_most_frequent_meaning_is_taken() -> None:
    texts = ("tòa án xã (TAX)", "thuế ăn xài (TAX)", "tòa án xã (TAX)")

    assert {"tòa án xã"} == meant("TAX", {}, *texts)


def test_common_abbreviations_are_known_and_give_way() -> None:
    assert {"trung học cơ sở"} == meant("THCS", {})
    assert {"thi hành chính sách"} == meant("THCS", {"THCS": "thi hành chính sách"})
