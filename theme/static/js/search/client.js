// The page's end of the search: a worker where there can be one, else the same code in the page.

import { scriptAddress } from "../script-address.js";

/** The index could not be had. */
export class Unavailable extends Error {}

/** The worker does not run, as in a browser that knows no modules there. */
class Broken extends Error {}

const waiting = new Map();
let last = 0;
let worker;

/** Begins to open an index, so that the first question need not wait for it. */
export function open(folder) {
  order("open", folder).catch(() => {});
}

/** See `ask` in session.js. @throws {Unavailable} where the index could not be had */
export function ask(folder, typed, options) {
  return order("ask", folder, typed, options);
}

async function order(name, folder, ...given) {
  const whole = [new URL(folder, location.href).href, ...given];
  try {
    return await inWorker(name, whole);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return inPage(name, whole);
  }
}

function inWorker(order, given) {
  worker ??= start();
  const id = ++last;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, order, given });
  });
}

function start() {
  const running = new Worker(scriptAddress("search/worker.js"), { type: "module" });
  running.addEventListener("message", ({ data }) => receive(data));
  running.addEventListener("error", () => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Broken());
    waiting.clear();
  });
  return running;
}

function receive({ id, answer, failure, missing, fetched }) {
  if (fetched) {
    dispatchEvent(new CustomEvent("fetched", { detail: fetched }));
    return;
  }
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (failure === undefined) resolve(answer);
  else reject(missing ? new Unavailable(failure) : new Error(failure));
}

async function inPage(order, given) {
  const modules = Promise.all([import("./session.js"), import("./reader.js")]);
  const [session, { IndexError }] = await modules.catch((cause) => {
    throw new Unavailable(String(cause), { cause });
  });
  try {
    return await session[order](...given);
  } catch (cause) {
    throw cause instanceof IndexError ? new Unavailable(String(cause), { cause }) : cause;
  }
}
