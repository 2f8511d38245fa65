// From what a reader types to clauses: which terms a document must have, and which count for more.
//
// A query is a run of units (words, dates, codes). It is asked in stages, the strictest first:
// "exact" wants every unit as typed, "folded" every word whatever its marks and the last one
// only begun, "corrected" lets one word be one letter off, "any" takes what has some of the
// words. Terms are made as in plugins/search/terms.py, and nothing here is lunr's query syntax,
// so + - ~ : ^ * are what they are in any text.

import { findDates } from "./dates.js";
import { exactKey, findCodes, fold, tokenize } from "./vietnamese.js";

const MOST_WORDS = 32;
const QUOTED = /["“”„]([^"“”„]+)["“”„]/g;
const SHORTEST_PREFIX = 2;

/**
 * @typedef {{exact: string, folded: string}} Word
 * @typedef {{exact: string, words: Word[]}} Unit  a word, or a date or code with its words
 * @typedef {{terms: string[], boost: number, required: boolean}} Clause  one of the terms
 * @typedef {{units: Unit[], quoted: [Word, Word][], complete: boolean}} Query
 */

/** @returns {Query} `quoted` are neighbours in quotes; `complete` tells that the last word is. */
export function parseQuery(typed) {
  const text = typed.normalize("NFC");
  const units = limit(findUnits(text));
  const quoted = [...text.matchAll(QUOTED)].flatMap(([, phrase]) => pairs(words(phrase)));
  return { units, quoted: quoted.slice(0, MOST_WORDS), complete: /[^\p{L}\p{N}]$/u.test(text) };
}

/** The term of a word or code with its marks; a key can be left decomposed by stray marks. */
export function exactTerm(text) {
  return exactKey(text).normalize("NFC");
}

/** The stages of a query: for each its name and alternatives, each a list of clauses. */
export function* stages(query, vocabulary) {
  const all = query.units.flatMap((unit) => unit.words);
  if (!all.length) return;
  const slots = all.map((word) => [word.folded]);
  const begun = [...slots.slice(0, -1), lastSlot(query, all, vocabulary)];
  yield { name: "exact", alternatives: [exactClauses(query, all, begun, vocabulary)] };
  yield { name: "folded", alternatives: [foldedClauses(query, all, begun, vocabulary)] };
  const corrected = slots.map(([wrong], wrongPlace) =>
    slots.map((slot, place) => (place === wrongPlace ? vocabulary.near(wrong) : slot)),
  );
  yield {
    name: "corrected",
    alternatives: corrected.map((near) => foldedClauses(query, all, near, vocabulary)),
  };
  yield { name: "any", alternatives: [foldedClauses(query, all, slots, vocabulary, false)] };
}

/** A last word without marks may be only begun: exact matches of it are not to be preferred. */
function exactClauses(query, all, begun, vocabulary) {
  const last = query.units.at(-1);
  const units = last.exact === last.words[0].folded ? query.units.slice(0, -1) : query.units;
  return [
    ...units.map((unit) => ({ terms: [unit.exact], boost: 1, required: true })),
    ...(units === query.units ? [] : slotClauses(begun.slice(-1), true)),
    ...quotedClauses(query, "exact"),
    ...pairClauses(all, begun, vocabulary),
  ];
}

function foldedClauses(query, all, slots, vocabulary, required = true) {
  return [
    ...slotClauses(slots, required),
    ...all.map((word) => ({ terms: [word.exact], boost: 1, required: false })),
    ...quotedClauses(query, "folded"),
    ...pairClauses(all, slots, vocabulary),
  ];
}

function slotClauses(slots, required) {
  return slots.map((terms) => ({ terms, boost: terms.length > 1 ? 0.1 : 1, required }));
}

function quotedClauses(query, form) {
  return query.quoted.map(([first, second]) => ({
    terms: [`${first[form]} ${second[form]}`],
    boost: 1,
    required: true,
  }));
}

/** Words that stand together count for more, still more with the marks that were typed. */
function pairClauses(all, slots, vocabulary) {
  const exact = pairs(all).map(([first, second]) => [`${first.exact} ${second.exact}`]);
  const folded = pairs(slots).map(([first, second]) =>
    first.flatMap((one) => second.map((other) => `${one} ${other}`)),
  );
  return [...exact, ...folded]
    .map((terms) => terms.filter((term) => vocabulary.has(term)))
    .filter((terms) => terms.length)
    .map((terms) => ({ terms, boost: 1, required: false }));
}

/** What the last word may become: whatever follows the word before it, or a word by itself. */
function lastSlot(query, all, vocabulary) {
  const last = all.at(-1).folded;
  if (query.complete || query.quoted.length) return [last];
  const before = all.length > 1 ? `${all.at(-2).folded} ` : "";
  if (!before && last.length < SHORTEST_PREFIX) return [last];
  const begun = vocabulary.startingWith(before + last).map((term) => term.slice(before.length));
  return [...new Set([last, ...begun])].filter((term) => vocabulary.has(term));
}

function findUnits(text) {
  const dates = findDates(text);
  const codes = findCodes(text)
    .map((code) => ({ ...code, text: exactTerm(code.text) }))
    .filter((code) => !dates.some((date) => overlap(code, date)));
  const wholes = [...dates, ...codes];
  const single = tokenize(text).filter((word) => !wholes.some((whole) => overlap(word, whole)));
  return [...wholes, ...single]
    .sort((one, other) => one.start - other.start)
    .map((found) => unit(found, text));
}

function unit(found, text) {
  const inside = words(text.slice(found.start, found.end));
  return { exact: inside.length > 1 ? found.text : inside[0].exact, words: inside };
}

function words(text) {
  return tokenize(text).map((word) => {
    const exact = exactTerm(word.text);
    return { exact, folded: fold(exact) };
  });
}

function limit(units) {
  let count = 0;
  return units.filter((unit) => (count += unit.words.length) <= MOST_WORDS);
}

function pairs(list) {
  return list.slice(1).map((second, place) => [list[place], second]);
}

function overlap(one, other) {
  return one.start < other.end && other.start < one.end;
}
