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

// What a worker of the first page fetches is not seen by the one that keeps it.
if (!served) addEventListener("fetched", ({ detail }) => registered.then((registration) => tell(registration, detail)));

async function begin() {
  await workers.register(script);
  const registration = await workers.ready;
  if (served) registration.active.postMessage({ task: "visited", addresses: [] });
  else tell(registration, performance.getEntriesByType("resource").map(({ name }) => name));
  return registration;
}

/** Tells the worker of the page, and of what it has asked for. */
function tell(registration, parts) {
  registration.active.postMessage({ task: "visited", addresses: [location.href, ...parts] });
}
