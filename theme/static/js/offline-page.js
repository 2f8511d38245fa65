// Lists the pages that the worker has kept, and has it delete them.

import { registered } from "./offline.js";

const section = document.querySelector("[data-kept]");
const list = section.querySelector("[data-kept-pages]");
const button = section.querySelector("button");

registered.then(begin);

async function begin({ active, scope }) {
  offerAgain(new URLSearchParams(location.search).get("trang"), scope);
  show(await ask(active, "list"));
  button.addEventListener("click", async () => {
    await ask(active, "delete");
    show([]);
    section.querySelector("[data-kept-status]").textContent = button.dataset.done;
  });
}

/** Leads back to the page that could not be shown, if it is one of the site. */
function offerAgain(wanted, scope) {
  const address = wanted === null ? "" : new URL(wanted, scope).href;
  if (!address.startsWith(scope)) return;
  const notice = document.querySelector("[data-wanted]");
  notice.querySelector("a").href = address;
  notice.hidden = false;
}

function show(pages) {
  const template = section.querySelector("template");
  list.replaceChildren(...pages.map((page) => row(template, page)));
  section.querySelector("[data-kept-nothing]").hidden = pages.length > 0;
  section.hidden = false;
}

function row(template, { address, title }) {
  const copy = template.content.cloneNode(true);
  const link = copy.querySelector("a");
  link.href = address;
  link.textContent = title.endsWith(list.dataset.suffix) ? title.slice(0, -list.dataset.suffix.length) : title;
  return copy;
}

function ask(worker, task) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ task }, [port2]);
  });
}
