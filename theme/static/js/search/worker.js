// Searches beside the page, which never has to wait for it. The page's end is client.js.

import { IndexError } from "./reader.js";
import { ask, open } from "./session.js";

const ORDERS = { ask, open: (folder) => void open(folder).catch(() => {}) };

addEventListener("message", async ({ data: { id, order, given } }) => {
  try {
    postMessage({ id, answer: await ORDERS[order](...given) });
  } catch (error) {
    postMessage({ id, failure: String(error), missing: error instanceof IndexError });
  }
});

// The page does not see what its worker fetches, and some of its scripts want to know: offline.js does.
new PerformanceObserver((list) => {
  postMessage({ fetched: list.getEntries().map(({ name }) => name) });
}).observe({ type: "resource", buffered: true });
