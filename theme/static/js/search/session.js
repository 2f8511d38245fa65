// Asks an index for what a page shows: opened once, opened anew when a new build has replaced it.

import { IndexError, makeSnippet, markTerms, openIndex, search } from "./reader.js";

const opened = new Map();

/** Opens the index at an address, if that has not been done. */
export function open(folder) {
  if (!opened.has(folder)) opened.set(folder, openIndex(folder));
  return opened.get(folder);
}

/**
 * Searches, and cuts from each result's text the part to be shown.
 *
 * @param {string} folder of the index
 * @returns what `search` in reader.js gives, but in each result `title` and `snippet` are parts,
 *   marked or not, and there is no `text`
 * @throws {IndexError} where the second attempt failed too
 */
export async function ask(folder, typed, options) {
  for (let left = 1; ; left--) {
    try {
      const answer = await search(typed, { ...options, index: await open(folder) });
      return { ...answer, results: answer.results.map(shown) };
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      opened.delete(folder);
      if (!left) throw error;
    }
  }
}

function shown({ text = "", terms, ...result }) {
  return { ...result, title: markTerms(result.title, terms), snippet: makeSnippet(text, terms) };
}
