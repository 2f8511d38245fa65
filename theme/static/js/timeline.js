// Filters the meetings on the page. The choice lives in the address, so that it can be shared, goes
// back and forward, and comes along to the other pages of the timeline.

import { readMonths, showMonths } from "./timeline-months.js";

const TERM = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_TERM = 120;

const form = document.querySelector("[data-timeline-filter]");
if (form) start();

function start() {
  const status = document.querySelector("[data-timeline-status]");
  const selects = [...form.querySelectorAll("select")];
  const months = readMonths();
  const links = timelineLinks();

  const show = () => {
    const totals = showMonths(months, selects.map(positionOf));
    const chosen = selects.some((select) => select.value);
    announce(status, totals, chosen);
    for (const link of links) link.search = search(selects, link.search);
  };
  const choose = () => {
    history.pushState(null, "", `${location.pathname}${search(selects, location.search)}`);
    show();
  };
  const readAddress = () => {
    const query = new URLSearchParams(location.search);
    for (const select of selects) select.value = allow(select, query.get(select.name) ?? "");
    show();
  };

  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-clear]").addEventListener("click", () => {
    for (const select of selects) select.value = "";
    choose();
  });
  addEventListener("popstate", readAddress);
  form.hidden = false;
  readAddress();
}

// Where a term stands in its facet: -1 is every term; one from elsewhere stands beyond the last.
function positionOf(select) {
  return select.selectedIndex - 1;
}

// A term that no meeting here has stays chosen, so that it comes along to a year that has it.
function allow(select, term) {
  if (term.length > LONGEST_TERM || !TERM.test(term)) return "";
  if (![...select.options].some((option) => option.value === term)) {
    select.add(new Option(form.dataset.elsewhere, term));
  }
  return term;
}

function search(selects, current) {
  const query = new URLSearchParams(current);
  for (const { name, value } of selects) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  return query.size ? `?${query}` : "";
}

function timelineLinks() {
  const timeline = new URL(form.dataset.timeline, location.href).pathname;
  return [...document.querySelectorAll("main a[href]")].filter(
    (link) => link.pathname.startsWith(timeline) && !link.getAttribute("href").startsWith("#"),
  );
}

function announce(status, { shown, total }, chosen) {
  const { all, some, none } = status.dataset;
  const text = !chosen ? all : shown ? some : none;
  status.textContent = text.replace("{shown}", shown).replace("{total}", total);
}
