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
