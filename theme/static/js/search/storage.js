// What the reader asks for, and where it comes from. Here two files hold everything; an index in
// many small files would answer the same questions, and nothing else would change.

import { Vocabulary } from "./vocabulary.js";

const FORMAT = 1;

/** The index could not be had, or is not one that this reader can read. */
export class IndexError extends Error {}

/**
 * Opens the index of a site.
 *
 * @param {string | URL} folder address of the folder `search/` of the site
 * @returns {Promise<object>} an index: `fields`, its `vocabulary`, `filters` (for each filter the
 *   value of every document by number), `postings(terms)` and `documents(numbers)`
 * @throws {IndexError} where files are missing, broken, of another format, or of two builds
 */
export async function openIndex(folder) {
  const base = new URL(folder, globalThis.location?.href);
  const [index, results] = await loadBoth(base);
  const vocabulary = new Vocabulary(index.terms);
  return {
    fields: index.fields,
    vocabulary,
    filters: index.filters,
    async postings(terms) {
      return new Map(terms.map((term) => [term, index.postings[vocabulary.find(term)]]));
    },
    async documents(numbers) {
      return numbers.map((number) => withHref(results.documents[number], base));
    },
  };
}

/** Loads both files; after a new build one may be old in a cache, so they are asked for afresh. */
async function loadBoth(base) {
  for (const cache of ["default", "reload"]) {
    const files = ["index.json", "documents.json"].map((name) => load(new URL(name, base), cache));
    const [index, results] = await Promise.all(files);
    if (index.digest === results.digest) return [index, results];
  }
  throw new IndexError("the files of the index are of two builds");
}

async function load(address, cache) {
  try {
    const response = await fetch(address, { cache });
    if (!response.ok) throw new IndexError(`${address}: ${response.status}`);
    const content = await response.json();
    if (content.format !== FORMAT) throw new IndexError(`${address}: format ${content.format}`);
    return content;
  } catch (cause) {
    throw new IndexError(String(cause), { cause });
  }
}

function withHref(document, base) {
  return { ...document, href: new URL(`../${document.address}`, base).href };
}
