// The part of a text that shows best why it was found, in parts that are marked or not.

import { findDates } from "./dates.js";
import { forms } from "./query.js";
import { findCodes, tokenize } from "./vietnamese.js";

const LENGTH = 260;
const LEAD = 60;

// The forms of words met before: finding them takes ten times as long as all the rest.
const known = new Map();
const MOST_KNOWN = 20_000;

/** @typedef {{text: string, marked: boolean}} Part */

/** Cuts a text around the densest run of terms. @returns {Part[]} */
export function makeSnippet(text, terms) {
  const hits = findHits(text, terms);
  const [start, end] = cut(text, bestRun(hits).start);
  const inside = hits.filter((hit) => hit.start >= start && hit.end <= end);
  const parts = split(text.slice(0, end), inside, start);
  return [
    ...(start > 0 ? [{ text: "… ", marked: false }] : []),
    ...parts,
    ...(end < text.length ? [{ text: " …", marked: false }] : []),
  ];
}

/** Marks the terms of a whole text. @returns {Part[]} */
export function markTerms(text, terms) {
  return split(text, findHits(text, terms), 0);
}

/**
 * What a text has of the terms: how well each (2 as it was typed, 1 with other marks, 0 not at all),
 * and what its best place is worth, the one that a snippet shows.
 * @returns {{held: number[], best: number}}
 */
export function weighText(text, terms) {
  const hits = findHits(text, terms);
  const there = new Set(hits.flatMap((hit) => [...hit.terms]));
  const held = terms.map(({ exact, folded }) => (there.has(exact) ? 2 : Number(there.has(folded))));
  return { held, best: bestRun(hits).value };
}

/** Where the terms stand; words that only a space parts are one hit. */
function findHits(text, terms) {
  const hits = [];
  const all = [...tokenize(text), ...findCodes(text), ...findDates(text)].sort(byStart);
  const read = all.map((found) => ({ ...found, ...formsOf(found.text) }));
  const wanted = wantedForms(read, terms);
  for (const found of read) {
    const term = [found.exact, found.folded].find((form) => wanted.has(form));
    const last = hits.at(-1);
    if (!term) continue;
    if (last && (found.start < last.end || /^\s$/.test(text.slice(last.end, found.start)))) {
      last.end = Math.max(last.end, found.end);
      last.terms.add(term);
    } else {
      hits.push({ start: found.start, end: found.end, terms: new Set([term]) });
    }
  }
  return hits;
}

function formsOf(word) {
  if (known.size > MOST_KNOWN) known.clear();
  if (!known.has(word)) known.set(word, forms(word));
  return known.get(word);
}

/** A term with its marks, or without where the text has it with others alone. */
function wantedForms(read, terms) {
  const there = new Set(read.map(({ exact }) => exact));
  return new Set(terms.map(({ exact, folded }) => (there.has(exact) ? exact : folded)));
}

/** Where the run of hits begins that has the most different terms and the longest phrase; its worth. */
function bestRun(hits) {
  let best = { start: 0, value: 0 };
  hits.forEach((first, place) => {
    const terms = new Set();
    let longest = 0;
    for (const hit of hits.slice(place, place + LENGTH)) {
      if (hit.end > first.start + LENGTH - LEAD) break;
      hit.terms.forEach((term) => terms.add(term));
      longest = Math.max(longest, hit.terms.size);
    }
    const value = terms.size + longest;
    if (value > best.value) best = { start: first.start, value };
  });
  return best;
}

/** Begins with the paragraph or sentence if that is near, else between words. */
function cut(text, from) {
  const near = Math.max(0, from - LEAD);
  const before = text.slice(near, from);
  const sentence = Math.max(before.lastIndexOf("\n"), before.lastIndexOf(". ") + 1);
  const start = near === 0 ? 0 : sentence > 0 ? near + sentence + 1 : near + before.search(/\s|$/) + 1;
  const far = text.indexOf(" ", start + LENGTH);
  return [Math.min(start, from), far < 0 ? text.length : far];
}

function split(text, hits, start) {
  const parts = [];
  let at = start;
  for (const hit of hits) {
    parts.push({ text: text.slice(at, hit.start), marked: false });
    parts.push({ text: text.slice(hit.start, hit.end), marked: true });
    at = hit.end;
  }
  parts.push({ text: text.slice(at), marked: false });
  return parts
    .filter((part) => part.text)
    .map((part) => ({ ...part, text: part.text.replaceAll("\n", " · ") }));
}

function byStart(one, other) {
  return one.start - other.start;
}
