// Searches beside the page, which never has to wait for it. The page's end is client.js.

import { IndexError } from "./reader.js";
import { ask, open } from "./session.js";

const ORDERS = { ask, open: (folder) => void open(folder).catch(() => {}) };

addEventListener("message", async ({ data: { id, order, given } }) => {
  try {
    postMessage({ id, answer: await ORDERS[order](...given), fetched: fetched() });
  } catch (error) {
    postMessage({ id, failure: String(error), missing: error instanceof IndexError });
  }
});

/** What was asked of the host since this was last told. */
function fetched() {
  const addresses = performance.getEntriesByType("resource").map(({ name }) => name);
  performance.clearResourceTimings();
  return addresses;
}
