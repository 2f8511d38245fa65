import re

from plugins.vietnamese.syllables import FREQUENT, RARE, USUAL, known_words, syllables
from plugins.vietnamese.tones import VOWELS, part_tones

CONSONANTS = "ch|ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]"
RISING, FALLING = "\u0301", "\u0323"
SYLLABLE = re.compile(
    f"(?P<consonant>{CONSONANTS})?(?P<vowels>[{VOWELS}]+)(?P<final>ch|nh|ng|[cmnpt])?"
)


def test_what_everyday_texts_hold_are_syllables() -> None:
    text = (
        "hội nghị cán bộ công chức viên chức nghiêng ngả khuỷu tay quýt giếng gì gìn già yết kiến "
        "khúc khuỷu ngoằn ngoèo xoong xoèn xoẹt huỳnh huỵch uống ý ở y tế kỹ kĩ quý quí sĩ sỹ "
        "thuở huơ quơ tuýp duyn nghễnh ngãng loắt choắt"
    )

    assert set() == set(text.split()) - set(syllables())


def test_a_tone_on_open_oa_oe_uy_has_both_places() -> None:
    assert {"hòa", "hoà", "khỏe", "khoẻ", "thủy", "thuỷ", "úy", "uý"} <= set(syllables())
    assert "qúy" not in syllables()


def test_what_breaks_the_rules_of_spelling_is_no_syllable() -> None:
    text = "viêt nguời ngừơi nghành cêm kà ghà gế ngề quấp hôị chẩt bàc thăt đươc phuơng hooij"

    assert [] == [word for word in text.split() if word in syllables()]


def test_each_is_a_consonant_a_rhyme_and_at_most_one_tone() -> None:
    assert [] == [syllable for syllable in syllables() if not is_possible(syllable)]


def is_possible(syllable: str) -> bool:
    letters, tone = part_tones(syllable)
    parts = SYLLABLE.fullmatch(letters)
    if parts is None or len(tone) > 1:
        return False
    front, final = parts["vowels"][0] in "eêiy", parts["final"] or ""
    return all(
        (
            parts["consonant"] not in {"k", "gh", "ngh"} or front,
            parts["consonant"] not in {"c", "ng"} or not front,
            final not in {"c", "ch", "p", "t"} or tone in {RISING, FALLING},
            final not in {"ch", "nh"} or parts["vowels"][-1] in "aêiy",
        )
    )


def test_frequent_usual_and_rare_ones_are_told_apart() -> None:
    frequency = syllables()

    assert [FREQUENT, USUAL, RARE] == [frequency[word] for word in ("của", "tắm", "khuơ")]


def test_loanwords_are_known_and_no_syllables() -> None:
    assert {"ôtô", "ôxy", "bêtông", "đắk"} <= known_words() - set(syllables())
