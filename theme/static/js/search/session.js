// Asks an index for what a page shows: opened once, opened anew when a new build has replaced it.

import { findFiles } from "./found-files.js";
import { IndexError, makeSnippet, markTerms, openIndex, search } from "./reader.js";

/** Stages whose results have all words that were typed. */
const COMPLETE = new Set(["exact", "folded"]);

const opened = new Map();

/** Opens the index at an address, if that has not been done. */
export function open(folder) {
  if (!opened.has(folder)) {
    const opening = openIndex(folder);
    opened.set(folder, opening);
    opening.catch(() => opened.delete(folder));
  }
  return opened.get(folder);
}

/**
 * Searches, and cuts from each result's text the part to be shown.
 *
 * @param {string} folder of the index
 * @returns what `search` in reader.js gives, but in each result `title` and `snippet` are parts,
 *   marked or not, `files` those to be shown (see found-files.js), and there is no `text`
 * @throws {IndexError} where the second attempt failed too
 */
export async function ask(folder, typed, options) {
  const answer = (await attempt(folder, typed, options)) ?? (await attempt(folder, typed, options, true));
  const complete = COMPLETE.has(answer.stage);
  return { ...answer, results: answer.results.map((result) => shown(result, complete)) };
}

/** Nothing where something lacks, unless this is the last attempt; then the index is opened anew. */
async function attempt(folder, typed, options, isLast = false) {
  try {
    const answer = await search(typed, { ...options, index: await open(folder) });
    if (!answer.lacking || isLast) return answer;
  } catch (error) {
    if (!(error instanceof IndexError) || isLast) throw error;
  }
  opened.delete(folder);
  return undefined;
}

function shown({ text = "", files = [], terms, ...result }, complete) {
  return {
    ...result,
    title: markTerms(result.title, terms),
    snippet: makeSnippet(text, terms),
    files: findFiles({ ...result, text, files, terms }, complete),
  };
}
