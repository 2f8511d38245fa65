// Lets a worker keep what the reader visits, where the browser has workers and the site is served
// over https; plugins/offline has the worker.

import { scriptAddress } from "./script-address.js";

const script = scriptAddress("../../service-worker.js");
const workers = navigator.serviceWorker;
// By this site's worker: that of a site above it may serve the first page.
const served = workers?.controller?.scriptURL === String(script);

/** The registration of the worker when it is active; open for ever where the browser keeps nothing. */
export const registered = new Promise((resolve) => {
  // When the page is there, which must not wait. A browser may refuse, in a private window perhaps.
  if (workers) addEventListener("load", () => begin().then(resolve, () => {}));
});

async function begin() {
  await workers.register(script);
  const registration = await workers.ready;
  registration.active.postMessage({ task: "visited", addresses: served ? [] : visited() });
  return registration;
}

/** The page, and what it has asked for until now. */
function visited() {
  return [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)];
}
