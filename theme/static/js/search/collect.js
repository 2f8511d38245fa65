// The first stage: every document with a word of the query, lunr's score of it, and the share of the
// query that it covers. The weights were chosen by bench/search_quality.py.

import { addScores } from "./scores.js";

const COVERED = 4;
const COVERED_EXACTLY = 2;
const SCORED = 0.5;
export const OTHER_MARKS = 0.7;

// A document that is not read closely stands after those that are.
const UNREAD = 0.001;

/**
 * A document that may be found. `full`: it has every word, `plain`: as typed, none corrected,
 * `written`: with the marks that were typed; `whole`: how well it has the codes and dates. `wanted`:
 * it may be shown; `good`: the share of the query that stands together in it; `unsure`: the index
 * does not tell whether the words in quotes do; `filled`: the query as it was asked.
 *
 * @typedef {{number: number, base: number, order: number, whole: number, full: boolean,
 *   plain: boolean, written: boolean, score: number, good: number, wanted: boolean,
 *   unsure: boolean, filled: object}} Match
 */

/** @returns {Match[]} in no order */
export function collect(query, index) {
  const tally = new Tally(index);
  for (const part of query.wholes) tally.addWhole(part);
  query.slots.forEach((slot, nth) => {
    const parts = query.wholes.filter(({ at, length }) => at <= nth && nth < at + length);
    // A word that is only begun may go on in a way that was not read.
    const needed = !slot.begun || query.slots.length === 1;
    tally.addSlot(slot, parts, query.weights[nth], needed);
  });
  return tally.matches(query);
}

class Tally {
  #fields;
  #numbers = [];
  #needed = 0;

  constructor({ size, fields }) {
    this.#fields = fields;
    this.seen = new Uint8Array(size);
    this.scores = new Float64Array(size);
    this.covered = new Float64Array(size);
    this.exactly = new Float64Array(size);
    this.whole = new Float64Array(size);
    this.words = new Uint8Array(size);
    this.corrected = new Uint8Array(size);
    this.otherwise = new Uint8Array(size);
    // Of the slot that is being added:
    this.weight = new Float64Array(size);
    this.exact = new Uint8Array(size);
    this.asTyped = new Uint8Array(size);
  }

  addWhole(part) {
    addScores(this.scores, part, this.#fields);
    eachDocument(part, (number, exact) => (this.whole[number] += exact ? 1 : OTHER_MARKS));
  }

  addSlot({ word, options }, parts, weight, needed) {
    const here = [];
    for (const option of options) addScores(this.scores, option, this.#fields);
    for (const option of [...options, ...parts]) {
      eachDocument(option, (number, exact) => {
        if (!this.weight[number]) here.push(number);
        if (option.weight > this.weight[number]) this.weight[number] = option.weight;
        if (exact) this.exact[number] = 1;
        if (!option.corrected) this.asTyped[number] = 1;
      });
    }
    const marked = word.exact !== word.folded;
    for (const number of here) this.#add(number, weight, { needed, marked });
    if (needed) this.#needed++;
  }

  /** Adds what the slot found of a document, and makes ready for the next slot. */
  #add(number, weight, { needed, marked }) {
    if (!this.seen[number]) this.#numbers.push(number);
    this.seen[number] = 1;
    this.covered[number] += this.weight[number] * weight;
    this.exactly[number] += this.exact[number] * weight;
    if (needed) this.words[number]++;
    if (!this.asTyped[number]) this.corrected[number] = 1;
    if (marked && !this.exact[number]) this.otherwise[number] = 1;
    this.weight[number] = this.exact[number] = this.asTyped[number] = 0;
  }

  matches({ sum, filled }) {
    const highest = this.scores.reduce((most, score) => Math.max(most, score), 1e-9);
    return this.#numbers.map((number) => {
      const share = (COVERED * this.covered[number] + COVERED_EXACTLY * this.exactly[number]) / sum;
      const base = share + (SCORED * this.scores[number]) / highest;
      const full = this.words[number] === this.#needed;
      return {
        number,
        base,
        order: base,
        whole: this.whole[number],
        full,
        plain: full && !this.corrected[number],
        written: full && !this.corrected[number] && !this.otherwise[number],
        score: base * UNREAD * filled.weight,
        good: 0,
        wanted: false,
        unsure: false,
        filled,
      };
    });
  }
}

/** Calls back with each document of an option, and whether the typed form stands in it. */
function eachDocument({ posting, form }, call) {
  const { documents, starts, forms } = posting;
  for (let at = 0; at < documents.length; at++) {
    let exact = false;
    for (let place = starts[at]; form >= 0 && !exact && place < starts[at + 1]; place++) {
      exact = forms[place] === form;
    }
    call(documents[at], exact);
  }
}
