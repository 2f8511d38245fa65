// People, units, places and titles that are called what is typed: from the index of names.

import { ask, Unavailable } from "./client.js";

export { open } from "./client.js";

const NAMES = { kind: ["person", "organization", "place"] };
const TITLES = { kind: ["record"] };

/** People, units and places that have all the words typed. Without a network there are none. */
export function findNames(folder, typed, limit) {
  return find(folder, typed, { chosen: NAMES, limit });
}

/** Records whose titles have all the words typed. */
export function findTitles(folder, typed, limit) {
  return find(folder, typed, { chosen: TITLES, limit });
}

async function find(folder, typed, options) {
  try {
    const { stage, results } = await ask(folder, typed, options);
    return stage === "any" ? [] : results;
  } catch (error) {
    if (error instanceof Unavailable) return [];
    throw error;
  }
}
