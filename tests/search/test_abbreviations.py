from plugins.search.abbreviations import build_abbreviations


def meant(text: str, listed: dict[str, str], *texts: str) -> set[str]:
    words = text.split()
    readings = build_abbreviations(listed, texts).readings(words, [word.lower() for word in words])
    return {" ".join(reading.words) for reading in readings}


def test_a_listed_abbreviation_is_read_both_ways() -> None:
    listed = {"NLĐ": "người lao động"}

    assert {"người lao động"} == meant("của NLĐ", listed)
    assert {"nlđ"} == meant("Người lao động giỏi", listed)


def test_a_long_form_is_read_as_a_whole_code() -> None:
    (reading,) = build_abbreviations({"KH&CN": "khoa học và công nghệ"}, []).readings(
        [], ["sở", "khoa", "học", "và", "công", "nghệ"]
    )

    assert (1, 6, ("kh", "cn"), ("kh&cn",)) == reading


def test_abbreviations_of_one_long_form_are_read_as_each_other() -> None:
    listed = {"KHCN": "khoa học công nghệ", "KH-CN": "khoa học công nghệ"}

    assert {"khoa học công nghệ", "kh cn"} == meant("KHCN", listed)


def test_a_text_that_introduces_an_abbreviation_makes_it_known() -> None:
    text = "Chiều qua, Ủy ban Nhân dân (UBND) tỉnh họp."

    assert {"ủy ban nhân dân"} == meant("UBND", {}, text)


def test_small_words_may_have_no_letter() -> None:
    text = "Sở Nông nghiệp và Phát triển nông thôn (NNPTNT)"

    assert {"nông nghiệp và phát triển nông thôn"} == meant("NNPTNT", {}, text)


def test_what_the_letters_do_not_spell_is_not_introduced() -> None:
    assert set() == meant("ABC", {}, "một hai ba (ABC)")
    assert set() == meant("ABC", {}, "(ABC)")
    assert set() == meant("ABC", {}, "bê cê (ABC)")


def test_a_listed_meaning_comes_before_an_introduced_one() -> None:
    assert {"tòa án"} == meant("TAX", {"TAX": "tòa án"}, "thuế ăn xài (TAX)")


def test_the_most_frequent_meaning_is_taken() -> None:
    texts = ("tòa án xã (TAX)", "thuế ăn xài (TAX)", "tòa án xã (TAX)")

    assert {"tòa án xã"} == meant("TAX", {}, *texts)


def test_an_abbreviation_is_not_found_in_a_word_in_small_letters() -> None:
    assert set() == meant("ca hát", {"CA": "công an"})
