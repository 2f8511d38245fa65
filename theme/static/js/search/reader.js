// The search of the archive, for a page, a worker or Node:
//
//   import { openIndex, search } from "./reader.js";
//   const index = await openIndex("https://example.vn/search/");
//   const { total, results } = await search("hội nghị cán bộ", { index });

import { alternatives, parseQuery } from "./query.js";
import { rank } from "./rank.js";
import { fillSlots } from "./slots.js";

export { IndexError, openIndex } from "./storage.js";

const GOOD = 0.62;
const CORRECTED = 0.97;

/**
 * Searches the archive. Whatever is typed is text: there is no syntax but quotes around words
 * that must stand together.
 *
 * @param {string} typed
 * @param {object} options
 * @param {Index} options.index what `openIndex` gave
 * @param {Record<string, string>} [options.filters] wanted `category`, `year`; empty takes all
 * @param {number} [options.limit] how many results to give; `total` counts all
 * @returns {Promise<{total: number, stage: string, results: object[]}>} results, best first: the
 *   document (see `Result` in plugins/search/documents.py) with its `href`, `number`, `score`,
 *   and the `terms` to be marked in it. `stage` is "exact" where results have all words, else
 *   "corrected" where they have words one letter off, else "any"; empty where there is none
 */
export async function search(typed, { index, filters = {}, limit = 20 }) {
  const { stage, matches } = await findMatches(parseQuery(typed), index, await filter(filters, index));
  const shown = matches.slice(0, limit);
  const documents = await index.documents(shown.map((match) => match.number));
  const results = shown.map((match, place) => ({ ...documents[place], ...match }));
  return { total: matches.length, stage, results };
}

async function findMatches(query, index, passes) {
  if (!query.words.length) return { stage: "", matches: [] };
  const asked = await Promise.all(alternatives(query, index.rewritings).map((one) => fillSlots(one, index)));
  const answers = asked.map((filled) => ({ filled, matches: rank(filled, index, passes) }));
  if (!answers.some(({ matches }) => matches.some(({ good }) => good >= GOOD)) && !isQuoted(query)) {
    const filled = await fillSlots({ ...query, weight: CORRECTED }, index, true);
    answers.push({ filled, matches: rank(filled, index, passes) });
  }
  return strictest(merge(answers));
}

/** One match a document, the best of those that the alternatives give it. */
function merge(answers) {
  const found = new Map();
  for (const { filled, matches } of answers) {
    const terms = termsOf(filled);
    for (const match of matches) {
      const other = found.get(match.number);
      const better = !other || other.score < match.score ? { ...match, terms } : other;
      better.full = match.full || Boolean(other?.full);
      better.plain = match.plain || Boolean(other?.plain);
      found.set(match.number, better);
    }
  }
  return [...found.values()].sort((one, other) => other.score - one.score || one.number - other.number);
}

function strictest(matches) {
  const full = matches.filter((match) => match.full);
  if (!full.length) return { stage: matches.length ? "any" : "", matches };
  return { stage: full.some((match) => match.plain) ? "exact" : "corrected", matches: full };
}

function isQuoted(query) {
  return query.words.some((word) => word.joined);
}

/** What is to be marked: the words as typed, and what was read for one that stands nowhere. */
function termsOf({ slots, wholes }) {
  const words = slots.flatMap(({ word, options }) =>
    options.some((option) => option.weight === 1)
      ? [word]
      : options.map(({ posting: { key } }) => ({ exact: key, folded: key })),
  );
  return [...words, ...wholes].map(({ exact, folded }) => ({ exact, folded }));
}

/** A test of documents for the values that are wanted; the filters are read only when there are. */
async function filter(wanted, index) {
  const asked = Object.entries(wanted).filter(([, value]) => value);
  if (!asked.length) return () => true;
  const values = await index.filters();
  return (number) => asked.every(([name, value]) => values[name][number] === value);
}
