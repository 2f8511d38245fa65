// Suggests people, units, places and titles while a reader types in the search box of a page: a
// combobox with a list as the ARIA practices describe it. Nothing is fetched before it is used.

const PAUSE = 120;
const MOST_NAMES = 3;
const MOST_TITLES = 4;

const form = document.querySelector("[data-suggest]");
if (form) start();

function start() {
  const box = form.elements.q;
  const list = form.querySelector("[data-suggestions]");
  const status = form.querySelector("[data-told]");
  let timer;
  let asked = 0;

  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id };
  for (const [name, value] of Object.entries(combobox)) box.setAttribute(name, value);
  close();
  box.addEventListener("focus", () => names().then(({ open }) => open(form.dataset.suggest)), { once: true });
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event, event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape" && !list.hidden) close(event);
    else if (event.key === "Enter") follow(event);
  });
  form.addEventListener("focusout", ({ relatedTarget }) => form.contains(relatedTarget) || close());

  async function suggest() {
    const turn = ++asked;
    const found = box.value.trim() ? await find(box.value) : [];
    if (turn !== asked || document.activeElement !== box) return;
    list.replaceChildren(...found.map((one, place) => option(one, place, list.dataset)));
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    mark(undefined);
    status.textContent = found.length ? status.dataset.told.replace("{total}", () => found.length) : "";
  }

  function move(event, step) {
    if (list.hidden) return;
    event.preventDefault();
    const options = [...list.children];
    // Beyond the last and before the first is the box itself.
    const place = options.indexOf(marked()) + step;
    mark(options[place < -1 ? options.length - 1 : place]);
  }

  function follow(event) {
    const chosen = marked();
    if (!chosen) return close();
    event.preventDefault();
    chosen.click();
  }

  function marked() {
    return list.querySelector("[aria-selected=true]");
  }

  function mark(one) {
    marked()?.setAttribute("aria-selected", "false");
    one?.setAttribute("aria-selected", "true");
    one?.scrollIntoView({ block: "nearest" });
    if (one) box.setAttribute("aria-activedescendant", one.id);
    else box.removeAttribute("aria-activedescendant");
  }

  function close(event) {
    event?.preventDefault();
    asked++;
    clearTimeout(timer);
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    status.textContent = "";
  }
}

function names() {
  return import("./search/names.js");
}

/** Names before titles. */
async function find(typed) {
  const { findNames, findTitles } = await names();
  const folder = form.dataset.suggest;
  const found = [findNames(folder, typed, MOST_NAMES), findTitles(folder, typed, MOST_TITLES)];
  return (await Promise.all(found)).flat();
}

function option({ href, kind, title, note }, place, labels) {
  const link = form.querySelector("[data-suggestion]").content.firstElementChild.cloneNode(true);
  Object.assign(link, { id: `goi-y-${place}`, href });
  link.querySelector("[data-name]").append(...title.map(({ text, marked }) => (marked ? strong(text) : text)));
  link.querySelector("[data-about]").textContent = [labels[kind], note].filter(Boolean).join(" · ");
  return link;
}

function strong(text) {
  return Object.assign(document.createElement("strong"), { textContent: text });
}
