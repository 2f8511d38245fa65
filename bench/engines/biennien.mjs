// Our own search, as its page in the theme asks it.

import { openIndex, search } from "/js/search/reader.js";

export const open = () => openIndex("/search/");

export async function ask(index, query) {
  const { results } = await search(query, { index, limit: 10 });
  return results.map(({ address }) => address);
}
