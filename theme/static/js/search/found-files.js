// Which attached files show why a result was found, where its own text does not.

import { makeSnippet, markTerms, weighText } from "./snippet.js";

/**
 * Finds the files that have words of the query which the record's own text has not, has with other
 * marks, or has further apart.
 *
 * @param {object} result what `search` gave
 * @param {boolean} complete whether the record with its files has all words of the query
 * @returns {{title: Part[], href: string, snippet: Part[]}[]} the snippet is empty for a file whose
 *   text may have a word after what the result brings of it, where nothing else has it
 */
export function findFiles(result, complete) {
  const { files, terms } = result;
  if (!files.length) return [];
  const own = weighText(`${result.title}\n${result.text}`, terms);
  // Nothing can tell more than all words as typed and side by side.
  if (own.held.every((value) => value === 2) && own.best >= 2 * terms.length) return [];
  const weighed = files.map((file) => ({ file, ...weighText(file.text, terms) }));
  const telling = weighed.filter((one) => tellsMore(one, own));
  if (telling.length) return telling.map(({ file }) => view(file, result, makeSnippet(file.text, terms)));
  const isMissing = (_, nth) => [own, ...weighed].every(({ held }) => !held[nth]);
  if (!(complete && terms.some(isMissing))) return [];
  return files.filter((file) => !file.whole).map((file) => view(file, result, []));
}

function tellsMore(one, own) {
  const better = one.held.some((value, nth) => value > own.held[nth]);
  const worse = one.held.some((value, nth) => value < own.held[nth]);
  return better || (one.best > own.best && !worse);
}

/** The result and its files lie below the same root. */
function view({ title, address }, result, snippet) {
  const root = result.href.slice(0, -result.address.length);
  return { title: markTerms(title, result.terms), href: new URL(address, root).href, snippet };
}
