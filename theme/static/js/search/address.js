// A search in an address: ?q=cán+bộ&chuyen-muc=thi-dua&tu=2024-01-01&xep=moi, and back.

const SORTS = { moi: "newest", cu: "oldest" };
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * @typedef {{typed: string, chosen: Chosen, sort: string}} Search  sort as the address has it
 * @param {Record<string, string>} parameters of the facets, by their names
 * @returns {Search}
 */
export function readSearch(query, parameters) {
  const wanted = new URLSearchParams(query);
  const valuesOf = (parameter) => [...new Set(wanted.getAll(parameter))].filter(Boolean);
  const chosen = Object.entries(parameters).map(([name, parameter]) => [name, valuesOf(parameter)]);
  const sort = wanted.get("xep") ?? "";
  return {
    typed: wanted.get("q") ?? "",
    chosen: { ...Object.fromEntries(chosen), from: day(wanted.get("tu")), to: day(wanted.get("den")) },
    sort: sort in SORTS ? sort : "",
  };
}

/** @param {Search} search @returns {string} empty where nothing is searched */
export function writeSearch({ typed, chosen, sort }, parameters) {
  const wanted = new URLSearchParams();
  if (typed) wanted.set("q", typed);
  for (const [name, parameter] of Object.entries(parameters)) {
    for (const value of chosen[name]) wanted.append(parameter, value);
  }
  for (const [name, value] of Object.entries({ tu: chosen.from, den: chosen.to, xep: sort })) {
    if (value) wanted.set(name, value);
  }
  return wanted.size ? `?${wanted}` : "";
}

/** What the reader understands under a sort of the address. */
export function sortOf(sort) {
  return SORTS[sort] ?? "relevance";
}

function day(text) {
  return text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";
}
