// The search page: searches while the reader types, and keeps the search in the address.

import { readSearch, sortOf, writeSearch } from "./address.js";
import { ask, open, Unavailable } from "./client.js";
import { FacetsPanel } from "./facets-panel.js";
import { findNames } from "./names.js";
import { forgetSearches, recentSearches, rememberSearch } from "./recent.js";
import { showResults } from "./results-list.js";

const PAUSE = 120;
const PATIENCE = 300;
const PAGE = 20;
const NAMES = 3;
const NOTHING = { stage: "", total: 0, meant: "", results: [], facets: {}, lacking: 0 };

const part = (name) => document.querySelector(`[data-search-${name}]`);
const form = document.querySelector("[data-search]");
const box = form.elements.q;
const sort = form.elements.xep;
const status = part("status");
const list = part("results");
const meant = part("meant");
const panel = new FacetsPanel(part("facets"), () => searchAnew("pushState"));

let asked = 0;
let limit = PAGE;
let timer;
let loading;

form.hidden = false;
form.addEventListener("focusin", () => open(form.dataset.index), { once: true });
box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => searchAnew("replaceState"), PAUSE);
});
sort.addEventListener("change", () => searchAnew("pushState"));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  rememberSearch(box.value);
  searchAnew("pushState");
});
list.addEventListener("click", ({ target }) => target.closest("a") && rememberSearch(box.value));
part("more").addEventListener("click", () => {
  limit += PAGE;
  show();
});
part("failed").querySelector("button").addEventListener("click", show);
for (const button of document.querySelectorAll("[data-clear]")) {
  button.addEventListener("click", () => {
    panel.clear();
    searchAnew("pushState");
    box.focus();
  });
}
for (const offered of [meant, part("recent")]) {
  offered.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    box.value = link.textContent;
    searchAnew("pushState");
    box.focus();
  });
}
document.querySelector("[data-forget]").addEventListener("click", () => {
  forgetSearches();
  showRecent();
  box.focus();
});
addEventListener("popstate", restore);
restore();

function searchAnew(change) {
  clearTimeout(timer);
  limit = PAGE;
  const address = `${location.pathname}${writeSearch(wanted(), panel.parameters)}`;
  if (address !== location.pathname + location.search) history[change](null, "", address);
  show();
}

/** @returns {import("./address.js").Search} */
function wanted() {
  return { typed: box.value.trim(), chosen: panel.chosen, sort: sort.value };
}

/** Takes the search from the address. */
function restore() {
  const search = readSearch(location.search, panel.parameters);
  limit = PAGE;
  box.value = search.typed;
  sort.value = search.sort;
  panel.chosen = search.chosen;
  show();
}

async function show() {
  const turn = ++asked;
  showNames(turn);
  const { typed, chosen, sort: wantedSort } = wanted();
  // Of the latest question alone: an earlier one must not overwrite what this one says.
  clearTimeout(loading);
  loading = setTimeout(() => (status.textContent = status.dataset.loading), PATIENCE);
  const answer = typed
    ? await answerTo(typed, { chosen, facets: panel.names, sort: sortOf(wantedSort), limit })
    : NOTHING;
  if (turn !== asked) return;
  clearTimeout(loading);
  draw(answer, typed);
}

/** Leads to the pages of people, units and places that are called so. */
async function showNames(turn) {
  const typed = box.value.trim();
  const names = part("names");
  names.ariaBusy = "true";
  const found = typed ? await findNames(form.dataset.names, typed, NAMES) : [];
  if (turn !== asked) return;
  names.hidden = !found.length;
  names.querySelector("ul").replaceChildren(...found.map(nameItem));
  names.ariaBusy = "false";
}

async function answerTo(typed, options) {
  try {
    return await ask(form.dataset.index, typed, options);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return { ...NOTHING, stage: "failed" };
  }
}

function draw(answer, typed) {
  const failed = answer.stage === "failed";
  showResults(list, part("result"), answer.results);
  panel.show(answer.facets);
  status.textContent = typed ? message(answer, typed) : "";
  offer(answer.meant);
  showRecent();
  part("facets").hidden = !typed;
  part("sort").hidden = answer.total < 2;
  part("more").hidden = limit >= answer.total;
  part("failed").hidden = !(failed || answer.lacking);
  part("lacking").hidden = !answer.lacking;
  part("nothing").hidden = !typed || answer.total > 0;
  part("advice").hidden = failed;
  part("filtered").hidden = !panel.isUsed;
}

/** Offers what the reader may have meant. */
function offer(text) {
  meant.hidden = !text;
  setLink(meant.querySelector("a"), text);
}

/** What was searched before helps where nothing is searched. */
function showRecent() {
  const searches = box.value.trim() ? [] : recentSearches();
  part("recent").hidden = !searches.length;
  document.querySelector("[data-recent]").replaceChildren(
    ...searches.map((text) => {
      const item = document.createElement("li");
      setLink(item.appendChild(document.createElement("a")), text);
      return item;
    }),
  );
}

function nameItem({ href, title }) {
  const item = document.createElement("li");
  const text = title.map((one) => one.text).join("");
  item.append(Object.assign(document.createElement("a"), { href, textContent: text }));
  return item;
}

function setLink(link, text) {
  link.href = `?${new URLSearchParams({ q: text })}`;
  link.textContent = text;
}

function message({ stage, total }, typed) {
  const text = status.dataset[stage || "nothing"];
  const many = total.toLocaleString(document.documentElement.lang);
  return text.replace("{total}", () => many).replace("{query}", () => typed);
}
