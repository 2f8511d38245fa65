// What was searched before, on this device alone: no one else is told, and the reader can erase it.

const MOST = 8;
const KEY = `biennien-tim:${new URL("../../../", import.meta.url).pathname}`;

/** The latest first. A browser that keeps nothing, or somebody else's value, is no error. */
export function recentSearches() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return kept.filter((text) => typeof text === "string").slice(0, MOST);
  } catch {
    return [];
  }
}

export function rememberSearch(typed) {
  const text = typed.trim();
  if (!text) return;
  keep([text, ...recentSearches().filter((other) => other !== text)].slice(0, MOST));
}

export function forgetSearches() {
  keep([]);
}

function keep(searches) {
  try {
    if (searches.length) localStorage.setItem(KEY, JSON.stringify(searches));
    else localStorage.removeItem(KEY);
  } catch {
    // Full, or forbidden: the search itself needs none of it.
  }
}
