// The search page: searches while the reader types, keeps the search in the address.

import { IndexError, openIndex, search } from "./reader.js";
import { showResults } from "./results-list.js";

const PAUSE = 150;
const PAGE = 20;

const form = document.querySelector("[data-search]");
const status = document.querySelector("[data-search-status]");
const list = document.querySelector("[data-search-results]");
const template = document.querySelector("[data-search-result]");
const more = document.querySelector("[data-search-more]");
const nothing = document.querySelector("[data-search-nothing]");
const failed = document.querySelector("[data-search-failed]");
const filters = [...form.querySelectorAll("[data-filter]")];

let opening;
let opened = false;
let asked = 0;
let limit = PAGE;
let timer;

form.hidden = false;
form.addEventListener("focusin", () => open().catch(() => {}), { once: true });
form.elements.q.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => searchAnew("replaceState"), PAUSE);
});
form.addEventListener("change", ({ target }) => {
  if (filters.includes(target)) searchAnew("pushState");
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  searchAnew("pushState");
});
addEventListener("popstate", restore);
more.addEventListener("click", () => {
  limit += PAGE;
  show();
});
failed.addEventListener("click", show);
nothing.querySelector("[data-clear]").addEventListener("click", () => {
  for (const filter of filters) filter.value = "";
  searchAnew("pushState");
  form.elements.q.focus();
});
restore();

function searchAnew(change) {
  clearTimeout(timer);
  limit = PAGE;
  remember(change);
  show();
}

/** Puts the search into the address, so that it can be shared and gone back to. */
function remember(change) {
  const address = new URL(location.href);
  for (const { name, value } of [form.elements.q, ...filters]) {
    if (value.trim()) address.searchParams.set(name, value.trim());
    else address.searchParams.delete(name);
  }
  if (address.href !== location.href) history[change](null, "", address);
}

/** Takes the search from the address. */
function restore() {
  const wanted = new URLSearchParams(location.search);
  limit = PAGE;
  for (const control of [form.elements.q, ...filters]) control.value = wanted.get(control.name) ?? "";
  for (const filter of filters) if (filter.selectedIndex < 0) filter.value = "";
  show();
}

async function show() {
  const turn = ++asked;
  const query = form.elements.q.value.trim();
  const wanted = Object.fromEntries(filters.map((filter) => [filter.dataset.filter, filter.value]));
  const answer = query ? await ask(query, wanted) : { stage: "", total: 0, results: [] };
  if (turn !== asked) return;
  showResults(list, template, answer.results);
  const filtered = Object.values(wanted).some(Boolean);
  if (query) status.textContent = message(answer, query);
  else status.textContent = filtered ? status.dataset.wordless : "";
  more.hidden = answer.results.length >= answer.total;
  failed.hidden = answer.stage !== "failed";
  nothing.hidden = !query || answer.total > 0;
  nothing.querySelector("[data-search-advice]").hidden = answer.stage === "failed";
  nothing.querySelector("[data-search-filtered]").hidden = !filtered;
}

/** Asks twice: after a new build, files that the index knows are gone, and it is opened anew. */
async function ask(query, wanted) {
  for (let attempts = 2; attempts > 0; attempts--) {
    try {
      if (!opened) status.textContent = status.dataset.loading;
      return await search(query, { index: await open(), filters: wanted, limit });
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      opening = undefined;
    }
  }
  return { stage: "failed", total: 0, results: [] };
}

/** Opens the index once. */
function open() {
  opening ??= openIndex(form.dataset.index).then((index) => {
    opened = true;
    return index;
  });
  return opening;
}

function message({ stage, total }, query) {
  const text = status.dataset[stage === "folded" ? "exact" : stage || "nothing"];
  return text.replace("{total}", () => total).replace("{query}", () => query);
}
