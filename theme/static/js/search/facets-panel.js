// The panel in which results are narrowed: facets with how many documents each value would leave.

const FEW = 6;
const MORE = 20;
const WIDE = matchMedia("(min-width: 60rem)");

/** @param {() => void} changed called after the reader has chosen otherwise */
export class FacetsPanel {
  #panel;
  #groups;
  #days;
  #template;
  #shown = new Map();

  constructor(panel, changed) {
    this.#panel = panel;
    this.#groups = [...panel.querySelectorAll("[data-facet]")];
    this.#days = [...panel.querySelectorAll("[data-day]")];
    this.#template = panel.querySelector("[data-choice]");
    panel.open = WIDE.matches;
    panel.addEventListener("change", changed);
    panel.addEventListener("toggle", () => panel.open && changed());
  }

  /** The parameter of each facet in an address. */
  get parameters() {
    return Object.fromEntries(this.#groups.map((group) => [group.dataset.facet, group.name]));
  }

  /** The facets to be counted: none while the panel is closed, for each must be fetched. */
  get names() {
    return this.#panel.open ? this.#groups.map((group) => group.dataset.facet) : [];
  }

  /** @returns {Chosen} */
  get chosen() {
    const days = this.#days.map((input) => [input.dataset.day, input.value]);
    return Object.fromEntries([...this.#groups.map((group) => [group.dataset.facet, valuesOf(group)]), ...days]);
  }

  set chosen(chosen) {
    for (const group of this.#groups) {
      const values = chosen[group.dataset.facet];
      this.#draw(group, values.map((value) => ({ value, label: value, count: 0 })), values);
    }
    for (const input of this.#days) input.value = chosen[input.dataset.day];
    this.#count();
    if (this.isUsed) this.#panel.open = true;
  }

  get isUsed() {
    return Object.values(this.chosen).some((values) => values.length);
  }

  /** Shows what can be chosen; what is chosen stays, though it leaves nothing. */
  show(facets) {
    for (const group of this.#groups) {
      const choices = facets[group.dataset.facet];
      if (!choices) continue;
      const chosen = valuesOf(group);
      const known = new Set(choices.map(({ value }) => value));
      const lost = chosen.filter((value) => !known.has(value));
      const kept = lost.map((value) => ({ value, label: labelOf(group, value), count: 0 }));
      this.#draw(group, [...choices, ...kept], chosen);
    }
    this.#count();
  }

  clear() {
    for (const box of this.#panel.querySelectorAll("input")) {
      box.checked = false;
      if (box.type === "date") box.value = "";
    }
  }

  #count() {
    const used = Object.values(this.chosen).flat().filter(Boolean).length;
    this.#panel.querySelector("[data-chosen]").textContent = used ? `(${used})` : "";
    this.#panel.querySelector("[data-clear]").hidden = !used;
  }

  #draw(group, choices, chosen) {
    const list = group.querySelector("[data-choices]");
    const focused = list.contains(document.activeElement) && document.activeElement.value;
    const most = this.#shown.get(group) ?? FEW;
    const shown = choices.filter(({ value }, place) => place < most || chosen.includes(value));
    list.replaceChildren(...shown.map((choice) => this.#item(group, choice, chosen.includes(choice.value))));
    group.hidden = !choices.length;
    const more = group.querySelector("[data-more]");
    more.hidden = shown.length === choices.length;
    more.onclick = () => {
      this.#shown.set(group, most + MORE);
      this.#draw(group, choices, valuesOf(group));
      list.children[most]?.querySelector("input").focus();
    };
    if (focused) [...list.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
  }

  #item(group, { value, label, count }, checked) {
    const item = this.#template.content.firstElementChild.cloneNode(true);
    const box = item.querySelector("input");
    Object.assign(box, { name: group.name, value, checked });
    item.querySelector("[data-label]").textContent = label;
    item.querySelector("[data-count]").textContent = count ? count.toLocaleString(document.documentElement.lang) : "";
    return item;
  }
}

function valuesOf(group) {
  return [...group.querySelectorAll("input:checked")].map((box) => box.value);
}

function labelOf(group, value) {
  const box = [...group.querySelectorAll("input")].find((one) => one.value === value);
  return box?.closest("label").querySelector("[data-label]").textContent ?? value;
}
