// The search of the archive, for a page, a worker or Node:
//
//   import { openIndex, search } from "./reader.js";
//   const index = await openIndex("https://example.vn/search/");
//   const { total, results } = await search("hội nghị cán bộ", { index });

import { chooser, countChoices } from "./choices.js";
import { alternatives, parseQuery } from "./query.js";
import { settle } from "./quotes.js";
import { rank } from "./rank.js";
import { fillSlots } from "./slots.js";
import { IndexError, openIndex } from "./storage.js";
import { spell, termsOf } from "./wording.js";

export { makeSnippet, markTerms } from "./snippet.js";
export { IndexError, openIndex };

const GOOD = 0.62;
const CORRECTED = 0.97;
const STAGES = [
  ["written", "exact"],
  ["plain", "folded"],
  ["full", "corrected"],
];

/**
 * Searches the archive. Whatever is typed is text: there is no syntax but quotes around words
 * that must stand together.
 *
 * @param {string} typed
 * @param {object} options
 * @param {Index} options.index what `openIndex` gave
 * @param {Chosen} [options.chosen] what results are narrowed to (see choices.js)
 * @param {string[]} [options.facets] facets to count; each is read when it is first asked for
 * @param {"relevance" | "newest" | "oldest"} [options.sort]
 * @param {number} [options.limit] how many results to give; `total` counts all
 * @returns {Promise<{total: number, stage: string, meant: string, results: object[],
 *   facets: Record<string, Choice[]>, lacking: number}>} results, best first: the document (see `Result` in
 *   plugins/search/documents.py) with its `href`, `number`, `score`, and the `terms` to be marked
 *   in it. `stage` is "exact" where documents have all words as typed, else "folded" where they
 *   have them with other marks, "corrected" one letter off, else "any"; empty where there is none.
 *   `meant` is how the first result writes the query, where that differs from what was typed;
 *   `lacking` is how many results and facets could not be had: asking again asks for them again
 * @throws {IndexError} where a file that the order of results depends on could not be had
 */
export async function search(typed, { index, chosen = {}, facets = [], sort = "relevance", limit = 20 }) {
  const passes = await chooser(chosen, index);
  const { stage, matches } = await findMatches(parseQuery(typed), index, passes);
  const sorted = matches.filter((match) => match.wanted).sort(await order(sort, index));
  const numbers = matches.map(({ number }) => number);
  const [wanted, counted] = await Promise.all([
    settle(sorted, { limit, index }),
    arrived(countChoices(facets, numbers, { chosen, index })),
  ]);
  const results = await Promise.all(wanted.slice(0, limit).map((match) => arrived(result(match, index))));
  const there = results.filter(Boolean);
  return {
    total: wanted.length,
    stage: wanted.length ? stage : "",
    meant: ["folded", "corrected"].includes(stage) && wanted.length ? spell(wanted[0]) : "",
    results: there,
    facets: counted ?? {},
    lacking: results.length - there.length + (counted ? 0 : 1),
  };
}

async function findMatches(query, index, passes) {
  if (!query.words.length) return { stage: "", matches: [] };
  const asked = await Promise.all(alternatives(query, index.rewritings).map((one) => fillSlots(one, index)));
  const answers = asked.map((filled) => rank(filled, index, passes));
  if (!answers.some((matches) => matches.some(({ good }) => good >= GOOD)) && !isQuoted(query)) {
    answers.push(rank(await fillSlots({ ...query, weight: CORRECTED }, index, true), index, passes));
  }
  return strictest(merge(answers));
}

/** One match a document, the best of those that the alternatives give it. */
function merge(answers) {
  if (answers.length === 1) return answers[0];
  const found = new Map();
  for (const matches of answers) {
    for (const match of matches) {
      const other = found.get(match.number);
      const better = !other || other.score < match.score ? match : other;
      for (const [has] of STAGES) better[has] = match[has] || Boolean(other?.[has]);
      found.set(match.number, better);
    }
  }
  return [...found.values()];
}

/** The matches that have all that was typed, if any have, and how nearly they have it. */
function strictest(matches) {
  const full = matches.filter((match) => match.full);
  const stage = STAGES.find(([has]) => full.some((match) => match[has]));
  return stage ? { stage: stage[1], matches: full } : { stage: "any", matches };
}

function isQuoted(query) {
  return query.words.some((word) => word.joined);
}

/** How matches are to be sorted; those of one day by relevance. */
async function order(sort, index) {
  const byRelevance = (one, other) => other.score - one.score || other.number - one.number;
  if (sort === "relevance") return byRelevance;
  const { first } = await index.days();
  const sign = sort === "newest" ? -1 : 1;
  return (one, other) => sign * (first[one.number] - first[other.number]) || byRelevance(one, other);
}

async function result({ number, score, filled }, index) {
  const [document] = await index.documents([number]);
  return { ...document, number, score, terms: termsOf(filled) };
}

/** What is there can be shown though something else could not be had. */
async function arrived(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof IndexError) return undefined;
    throw error;
  }
}
