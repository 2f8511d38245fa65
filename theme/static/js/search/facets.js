// Reads what plugins/search/facets.py packs: what each document can be chosen by.

import { Input } from "./bits.js";

/**
 * @typedef {{values: string[], labels: string[], starts: Uint32Array, ranks: Uint32Array}} Facet
 *   document `number` has the values `ranks[starts[number]]` to before `ranks[starts[number + 1]]`
 * @typedef {{first: Int32Array, last: Int32Array}} Days  days since 1970-01-01, by document
 */

const DAY = 24 * 60 * 60 * 1000;

/** @returns {Facet} */
export function readFacet(bytes, size) {
  const input = new Input(bytes);
  const values = input.texts();
  const labels = input.texts();
  const starts = new Uint32Array(size + 1);
  const ranks = input.columns((bits) => {
    const held = new Uint32Array(size);
    bits.column(held, 0, size);
    // 0 is one value and 1 is none.
    held.forEach((count, at) => (starts[at + 1] = starts[at] + (count > 1 ? count : 1 - count)));
    const found = new Uint32Array(starts[size]);
    bits.column(found, 0, found.length);
    return found;
  });
  return { values, labels, starts, ranks };
}

/** @returns {Days} */
export function readDays(bytes, size) {
  const input = new Input(bytes);
  const first = new Int32Array(size);
  const last = new Int32Array(size);
  let day = dayOf(input.text());
  input.columns((bits) => {
    bits.column(first, 0, size);
    bits.column(last, 0, size);
  });
  for (let at = 0; at < size; at++) {
    day += first[at] & 1 ? (first[at] + 1) >> 1 : -(first[at] >> 1);
    last[at] += first[at] = day;
  }
  return { first, last };
}

/** The years of the first days. @returns {Facet} */
export function yearsOf({ first }) {
  const all = Array.from(first, (day) => String(new Date(day * DAY).getUTCFullYear()));
  const values = [...new Set(all)];
  const rank = new Map(values.map((value, nth) => [value, nth]));
  const starts = Uint32Array.from({ length: first.length + 1 }, (_, number) => number);
  return { values, labels: values, starts, ranks: Uint32Array.from(all, (year) => rank.get(year)) };
}

/** The number of a day like 2024-01-18 since 1970-01-01. */
export function dayOf(iso) {
  return Date.parse(`${iso}T00:00Z`) / DAY;
}
