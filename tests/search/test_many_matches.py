"""More documents than are read closely: all are counted, and quotes hold for each."""

import pytest
from playwright.sync_api import Page

MANY = 5000
RANK = """async ([size, joined]) => {
  const { rank } = await import("../theme/js/search/rank.js");
  const numbers = Uint32Array.from({ length: size }, (_, number) => number);
  const posting = (key, place) => ({
    key,
    exact: [key],
    documents: numbers,
    counts: [new Uint32Array(size).fill(1)],
    starts: Uint32Array.from({ length: size + 1 }, (_, number) => number),
    places: Uint32Array.from(numbers, place),
    forms: new Uint32Array(size),
    placed: [true],
  });
  const slot = (key, place, joined) => ({
    word: { exact: key, folded: key, joined },
    begun: false,
    options: [{ posting: posting(key, place), form: 0, weight: 1, corrected: false }],
  });
  // In every other document the second word stands right after the first.
  const slots = [slot("a", () => 3, false), slot("b", (number) => (number % 2 ? 4 : 9), joined)];
  const index = { size, fields: [{ boost: 1 }] };
  const found = rank({ slots, wholes: [], weight: 1 }, index, () => true);
  found.sort((one, other) => other.score - one.score);
  return found.map(({ number, full }) => [number, full]);
}"""


@pytest.mark.parametrize("joined", [False, True])
def test_all_are_found_the_best_first(page: Page, *, joined: bool) -> None:
    page.goto("")
    found = page.evaluate(RANK, [MANY, joined])
    wanted = [number for number in range(MANY) if number % 2 or not joined]

    assert wanted == sorted(number for number, _ in found)
    assert all(full for _, full in found)
    assert all(number % 2 for number, _ in found[:300])


EVERYWHERE = """async () => {
  const { settle } = await import("../theme/js/search/quotes.js");
  const slot = (folded, joined) => ({ word: { folded, joined } });
  const filled = { slots: [slot("cho", false), slot("can", false), slot("bo", true)] };
  const texts = ["Cán bộ", "Bộ cán", "Cho cán, bộ", "Cần cho bộ"];
  const index = { documents: async ([number]) => [{ title: "", text: texts[number % 4] }] };
  const match = (_, number) => ({ number, filled, unsure: number > 1 });
  const matches = Array.from({ length: 90 }, match);
  const settled = await settle(matches, { limit: 20, index });
  return settled.map(({ number }) => number);
}"""


def test_quotes_are_looked_up_in_texts_where_the_index_tells_no_places(page: Page) -> None:
    page.goto("")
    numbers = page.evaluate(EVERYWHERE)

    assert [0, 1, *(n for n in range(2, 40) if n % 4 in {0, 2}), *range(40, 90)] == numbers
