// The words of a query as a match has them: to be marked in its text, or to be offered to the reader.

/** What is to be marked: the words as typed, and what was read for one that stands nowhere. */
export function termsOf({ slots, wholes }) {
  const words = slots.flatMap(({ word, options }) =>
    options.some((option) => option.weight === 1)
      ? [word]
      : options.map(({ posting: { key } }) => ({ exact: key, folded: key })),
  );
  return [...words, ...wholes].map(({ exact, folded }) => ({ exact, folded }));
}

/** How a document writes the words of the query; empty where it has one of them not at all. */
export function spell({ number, filled }) {
  const words = [];
  let before = [];
  for (const { word, options } of filled.slots) {
    const there = options.map((option) => standing(option, word, number)).filter(({ places }) => places.length);
    if (!there.length) return "";
    const next = before.map((place) => place + 1);
    const beside = there.filter(({ places }) => places.some((place) => next.includes(place)));
    const [best] = (beside.length ? beside : there).sort((one, other) => other.weight - one.weight);
    words.push(best.written);
    before = best.places;
  }
  return words.join(" ");
}

/** Where an option stands in a document, in the order of its texts, and how it is written there. */
function standing({ posting, form, weight }, word, number) {
  const { documents, starts, forms, exact, places } = posting;
  const at = documents.indexOf(number);
  const [start, end] = at < 0 ? [0, 0] : [starts[at], starts[at + 1]];
  const here = forms.subarray(start, end);
  const asTyped = weight === 1 && (word.exact === word.folded || here.includes(form));
  return { weight, places: [...places.subarray(start, end)], written: asTyped ? word.exact : exact[here[0]] };
}
