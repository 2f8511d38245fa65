// From what a reader types to queries: the words in their order, and what else they may stand for.
//
// Terms are made as in plugins/search/terms.py. Nothing here is lunr's query syntax, so that
// + - ~ : ^ * are what they are in any text; quotes alone mean something.

import { findDates } from "./dates.js";
import { exactKey, findCodes, fold, tokenize } from "./vietnamese.js";

const MOST_WORDS = 32;
const MOST_REWRITINGS = 4;
const QUOTED = /["“”„]([^"“”„]+)["“”„]/g;
const SHORTEST_ABBREVIATION = 3;
const REWRITTEN = 0.95;

/**
 * @typedef {{written: string, exact: string, folded: string, joined: boolean}} Word  joined to the
 *   word before it by quotes
 * @typedef {{at: number, length: number, exact: string, folded: string}} Whole  a date or code, in
 *   place of its words
 * @typedef {{words: Word[], wholes: Whole[], complete: boolean, weight: number}} Query  complete:
 *   the last word is not one that was only begun
 */

/** @returns {Query} */
export function parseQuery(typed) {
  const text = typed.normalize("NFC");
  const quotes = [...text.matchAll(QUOTED)].map((match) => [match.index, match.index + match[0].length]);
  const found = tokenize(text).slice(0, MOST_WORDS);
  const words = found.map((token, place) => ({
    ...forms(token.text),
    written: text.slice(token.start, token.end),
    joined: place > 0 && quotes.some(([start, end]) => start < found[place - 1].start && token.end <= end),
  }));
  const complete = quotes.length > 0 || /[^\p{L}\p{N}]$/u.test(text);
  return { words, wholes: findWholes(text, found), complete, weight: 1 };
}

/** The query, and what it is with an abbreviation or a long form exchanged. @returns {Query[]} */
export function alternatives(query, rewritings) {
  const rewritten = [];
  for (const [written, meant, codes] of rewritings) {
    const at = query.words.findIndex((_, place) => says(query.words.slice(place), written));
    if (at >= 0) rewritten.push(rewrite(query, at, written.length, meant, codes));
    if (rewritten.length === MOST_REWRITINGS) break;
  }
  return [query, ...rewritten];
}

/** The forms of a word or code, with its marks and without; a key can be left decomposed. */
export function forms(text) {
  const exact = exactKey(text).normalize("NFC");
  return { exact, folded: fold(exact) };
}

/** Dates and codes of several words; a code that is a date is a date. */
function findWholes(text, words) {
  const dates = findDates(text);
  const codes = findCodes(text).filter((code) => !dates.some((date) => overlap(code, date)));
  return [...dates, ...codes.map((code) => ({ ...code, text: forms(code.text).exact }))].flatMap(
    ({ text: exact, start, end }) => {
      const at = words.findIndex((word) => word.start >= start);
      const length = words.filter((word) => word.start >= start && word.end <= end).length;
      return at < 0 || length < 2 ? [] : [{ at, length, exact, folded: fold(exact) }];
    },
  );
}

/** Whether words begin with a form: an abbreviation, a short one in capitals, or a long form. */
function says(words, form) {
  if (words.length < form.length) return false;
  const said = words.slice(0, form.length);
  if (form.join("") === form.join("").toUpperCase()) {
    const short = form.join("").length < SHORTEST_ABBREVIATION;
    return said.every((word, place) => (short ? word.written : word.written.toUpperCase()) === form[place]);
  }
  const bare = said.every((word) => word.exact === word.folded);
  return said.every((word, place) => (bare ? word.folded === fold(form[place]) : word.exact === form[place]));
}

function rewrite(query, at, length, meant, codes) {
  const { words } = query;
  const end = at + length;
  const put = meant.map((exact, place) => ({
    written: exact,
    exact,
    folded: fold(exact),
    joined: place === 0 ? words[at].joined : words[end - 1].joined,
  }));
  const shift = meant.length - length;
  const kept = query.wholes.filter((whole) => whole.at + whole.length <= at || whole.at >= end);
  const wholes = [
    ...kept.map((whole) => (whole.at < end ? whole : { ...whole, at: whole.at + shift })),
    ...codes.map((exact) => ({ at, length: meant.length, exact, folded: fold(exact) })),
  ];
  return {
    words: [...words.slice(0, at), ...put, ...words.slice(end)],
    wholes,
    complete: query.complete || end === words.length,
    weight: REWRITTEN,
  };
}

function overlap(one, other) {
  return one.start < other.end && other.start < one.end;
}
