// Pagefind as its command made it; what a result shows is fetched with it, as in its own page.

import * as pagefind from "/search/pagefind.js";

export async function open() {
  // In its worker the waiting for files could not be told from the work.
  await pagefind.options({ noWorker: true });
  await pagefind.init();
  return pagefind;
}

export async function ask(index, query) {
  const { results } = await index.search(query);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return shown.map(({ meta }) => meta.id);
}
