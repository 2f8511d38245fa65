// Lets a worker keep what the reader visits, where the browser has workers and the site is served
// over https; plugins/offline has the worker.

import { scriptAddress } from "./script-address.js";

const workers = navigator.serviceWorker;
const served = Boolean(workers?.controller);

// Once the page is there, which must not wait.
if (workers) addEventListener("load", begin);

async function begin() {
  try {
    await workers.register(scriptAddress("../../service-worker.js"));
  } catch {
    // The browser keeps nothing for this site, in a private window perhaps.
    return;
  }
  const { active } = await workers.ready;
  active.postMessage({ task: "visited", addresses: served ? [] : visited() });
}

/** The page, and what it has asked for until now. */
function visited() {
  return [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)];
}
