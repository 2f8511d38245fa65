// What results are narrowed to, and how many each further choice would leave.

import { dayOf } from "./facets.js";

/**
 * Wanted values by facet: a document needs one of each facet's. `from` and `to` are days like
 * 2024-01-18; a meeting that may have been on one of the days between them has been. `year` holds
 * years of the first day.
 *
 * @typedef {Record<string, string[]> & {year?: string[], from?: string, to?: string}} Chosen
 * @typedef {{value: string, label: string, count: number}} Choice
 */

/** A test of documents; only the facets that are chosen by are read. */
export async function chooser(chosen, index) {
  const ofFacets = namesOf(chosen).map((name) => test(name, chosen[name], index));
  const tests = await Promise.all([...ofFacets, within(chosen, index)]);
  return (number) => tests.every((passes) => passes(number));
}

/** Counts the values of facets among documents, each as if nothing were chosen of it. */
export async function countChoices(facets, numbers, { chosen, index }) {
  const counted = facets.map(async (name) => {
    const passes = await chooser({ ...chosen, [name]: [] }, index);
    return [name, await count(name, numbers.filter(passes), index)];
  });
  return Object.fromEntries(await Promise.all(counted));
}

function namesOf({ from, to, ...chosen }) {
  return Object.keys(chosen).filter((name) => chosen[name].length);
}

async function test(name, wanted, index) {
  const facet = await index.facet(name);
  const ranks = new Set(wanted.map((value) => facet.values.indexOf(value)));
  return (number) => {
    for (let at = facet.starts[number]; at < facet.starts[number + 1]; at++) {
      if (ranks.has(facet.ranks[at])) return true;
    }
    return false;
  };
}

async function within({ from, to }, index) {
  if (!from && !to) return () => true;
  const { first, last } = await index.days();
  const [start, end] = [from ? dayOf(from) : -Infinity, to ? dayOf(to) : Infinity];
  return (number) => last[number] >= start && first[number] <= end;
}

/** @returns {Promise<Choice[]>} those that are there, the most frequent first; years newest first */
async function count(name, numbers, index) {
  const { values, labels, starts, ranks } = await index.facet(name);
  const counts = new Uint32Array(values.length);
  for (const number of numbers) {
    for (let at = starts[number]; at < starts[number + 1]; at++) counts[ranks[at]]++;
  }
  const choices = values.map((value, rank) => ({ value, label: labels[rank], count: counts[rank] }));
  return choices
    .filter((choice) => choice.count)
    .sort((one, other) => (name === "year" ? other.value - one.value : other.count - one.count));
}
