// What a page that is opened from a folder has in place of fetch and of workers, and links that
// scripts make lead to files. It stands before each script that asks for files.

import { scriptAddress } from "../script-address.js";

const asked = new Map();

/** Gives a file: a script beside it says what is in it. See plugins/release/shelf.py. */
export async function fetch(address) {
  const whole = `${new URL(address, location.href)}.js`;
  if (!asked.has(whole)) asked.set(whole, run(whole));
  return new Response(Uint8Array.from(atob(await asked.get(whole)), (letter) => letter.charCodeAt(0)));
}

/** One that never runs: what it would do is done in the page. */
export class Worker extends EventTarget {
  postMessage() {
    queueMicrotask(() => this.dispatchEvent(new Event("error")));
  }
}

function run(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const hear = ({ detail }) => document.currentScript === script && resolve(detail);
    addEventListener("said", hear);
    for (const end of ["load", "error"]) {
      script.addEventListener(end, () => {
        removeEventListener("said", hear);
        script.remove();
        reject(new TypeError(`${address} said nothing`));
      });
    }
    script.src = scriptAddress(address);
    document.head.append(script);
  });
}

for (const event of ["click", "auxclick", "contextmenu"]) {
  addEventListener(event, ({ target }) => lead(target.closest?.("a")), { capture: true });
}

/** A folder has its page in a file. */
function lead(link) {
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}
