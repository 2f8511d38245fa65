// The search of the archive, for a page, a worker or Node:
//
//   import { openIndex, search } from "./reader.js";
//   const index = await openIndex("https://example.vn/search/");
//   const { total, results } = await search("hội nghị cán bộ", { index, lunr });

import { assemble, rank } from "./lunr-index.js";
import { parseQuery, stages } from "./query.js";

export { IndexError, openIndex } from "./storage.js";

/**
 * Searches the archive. Whatever is typed is text: there is no syntax but quotes around words
 * that must stand together.
 *
 * @param {string} typed
 * @param {object} options
 * @param {object} options.index what `openIndex` gave
 * @param {object} options.lunr the library lunr 2.3
 * @param {Record<string, string>} [options.filters] wanted `category`, `year`; empty takes all
 * @param {number} [options.limit] how many results to give; `total` counts all
 * @returns {Promise<{total: number, stage: string, results: object[]}>} results, best first: the
 *   document (see `Result` in plugins/search/documents.py) with its `href`, `number`, `score`,
 *   and the `terms` to be marked in it. `stage` is the strictest that found something (see
 *   query.js), or empty.
 */
export async function search(typed, { index, lunr, filters = {}, limit = 20 }) {
  const { stage, matches } = await findMatches(typed, index, lunr, filters);
  const shown = matches.slice(0, limit);
  const documents = await index.documents(shown.map((match) => match.number));
  const results = shown.map((match, place) => ({ ...documents[place], ...match }));
  return { total: matches.length, stage, results };
}

async function findMatches(typed, index, lunr, filters) {
  const found = new Map();
  let strictest = "";
  for (const { name, alternatives } of stages(parseQuery(typed), index.vocabulary)) {
    if (found.size && name !== "folded") break;
    for (const match of await ask(alternatives, index, lunr)) {
      if (passes(match.number, index.filters, filters) && !found.has(match.number)) {
        found.set(match.number, match);
        strictest ||= name;
      }
    }
  }
  return { stage: strictest, matches: [...found.values()] };
}

/** Asks each alternative; a document that several find counts as in the best. */
async function ask(alternatives, index, lunr) {
  const possible = alternatives.map((clauses) => existing(clauses, index.vocabulary)).filter(Boolean);
  const terms = [...new Set(possible.flat().flatMap((clause) => clause.terms))];
  const assembled = assemble(lunr, index.fields, await index.postings(terms));
  const matches = possible.flatMap((clauses) =>
    rank(lunr, assembled, clauses).map((match) => ({ ...match, terms: wordsOf(clauses) })),
  );
  return matches.sort((one, other) => other.score - one.score || one.number - other.number);
}

/** The clauses with terms that exist alone; undefined where that leaves a requirement unmet. */
function existing(clauses, vocabulary) {
  const known = clauses.map((clause) => ({
    ...clause,
    terms: clause.terms.filter((term) => vocabulary.has(term)),
  }));
  const met = known.every((clause) => clause.terms.length || !clause.required);
  const left = known.filter((clause) => clause.terms.length);
  return met && left.length ? left : undefined;
}

function passes(number, values, wanted) {
  return Object.entries(wanted).every(([name, value]) => !value || values[name][number] === value);
}

function wordsOf(clauses) {
  return new Set(clauses.flatMap((clause) => clause.terms).filter((term) => !term.includes(" ")));
}
