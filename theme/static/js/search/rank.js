// The second stage: of the best documents, where the words of the query stand.
//
// Pairs of neighbouring words put the documents in order; the best of these are read closely: the
// longest run of the query in its order, and the narrowest place with all words. The weights were
// chosen by bench/search_quality.py.

import { collect, OTHER_MARKS } from "./collect.js";
import { idf } from "./scores.js";

const WITH_PAIRS = 4000;
const READ_CLOSELY = 300;

const IN_PAIRS = 2;
const IN_A_RUN = 3;
const IN_THE_TITLE = 0.3;
const NARROW = 1;
const WHOLE = 1.5;

// Two words in one text of which the index does not tell the places: they may stand together.
const UNKNOWN = 0.301;

const NO_MARKS_TYPED = 0.85;
const OTHER_WORD = 0.9;
const SHORT_BEGINNING = 3;
const OF_A_SHORT_BEGINNING = 0.6;

/**
 * Finds the documents of a query, and scores those that are wanted.
 *
 * @param {{slots: Slot[], wholes: object[], weight: number}} filled what `fillSlots` gave
 * @param {Index} index
 * @param {(number: number) => boolean} passes whether a document is wanted
 * @returns {Match[]} in no order
 */
export function rank(filled, index, passes) {
  const query = weigh(filled, index);
  const found = hold(collect(query, index), query);
  const wanted = found.filter(({ number }) => passes(number));
  if (wanted.length > WITH_PAIRS) wanted.sort(byOrder);
  if (query.slots.length > 1) addPairs(wanted.slice(0, WITH_PAIRS), query);
  wanted.sort(byOrder);
  for (const match of wanted) match.wanted = true;
  for (const match of wanted.slice(0, READ_CLOSELY)) readClosely(match, query, index);
  return found;
}

/** Keeps the documents in which the words in quotes stand together, or may do so. */
function hold(found, query) {
  if (!query.slots.some(({ word }) => word.joined)) return found;
  return query.slots.slice(1).reduce((kept, { word }, place) => {
    if (!word.joined) return kept;
    const values = pairsOf(kept, query.slots[place], query.slots[place + 1]);
    kept.forEach((match, at) => (match.unsure ||= values[at] === UNKNOWN));
    return kept.filter((_, at) => values[at]);
  }, found.sort(byNumber));
}

/** Gives every slot its weight: how much its word tells, less if it was only begun. */
function weigh(filled, index) {
  const { slots, wholes } = filled;
  const weights = slots.map(({ word, options, begun }) => {
    const own = options.filter((option) => option.weight === 1);
    const frequent = Math.max(0, ...(own.length ? own : options).map(({ posting }) => posting.documents.length));
    const weight = idf(index.size, frequent || 1);
    if (!begun || slots.length === 1) return weight;
    const starting = index.vocabulary.startingWith(word.folded);
    const may = starting.reduce((sum, key) => sum + index.vocabulary.documents(key), frequent);
    const share = word.folded.length < SHORT_BEGINNING ? OF_A_SHORT_BEGINNING : 1;
    return Math.min(weight, idf(index.size, Math.min(index.size * 0.9, may)) * share);
  });
  return { filled, slots, wholes, weights, sum: weights.reduce((sum, weight) => sum + weight, 0) || 1 };
}

/** Counts in what pairs of neighbouring words the documents have. */
function addPairs(matches, { slots, weights }) {
  const pairWeights = slots.slice(1).map((_, place) => weights[place] + weights[place + 1]);
  const sum = pairWeights.reduce((all, weight) => all + weight, 0) || 1;
  const inOrder = [...matches].sort(byNumber);
  pairWeights.forEach((weight, place) => {
    const values = pairsOf(inOrder, slots[place], slots[place + 1]);
    inOrder.forEach((match, at) => (match.order += (IN_PAIRS * values[at] * weight) / sum));
  });
}

/** How well each document has the words of two slots next to each other. */
function pairsOf(inOrder, first, second) {
  const found = new Float64Array(inOrder.length);
  for (const one of first.options) {
    for (const other of second.options) findPairs(inOrder, one, other, found);
  }
  return found;
}

function findPairs(inOrder, one, other, found) {
  let first = 0;
  let second = 0;
  inOrder.forEach(({ number }, at) => {
    first = advance(one.posting.documents, first, number);
    second = advance(other.posting.documents, second, number);
    if (one.posting.documents[first] !== number || other.posting.documents[second] !== number) return;
    const pair = bestPair(one, first, other, second);
    const value = pair === UNKNOWN ? pair : pair * one.weight * other.weight;
    if (value > found[at]) found[at] = value;
  });
}

function advance(documents, from, number) {
  let at = from;
  while (at < documents.length && documents[at] < number) at++;
  return at;
}

/** How well the best pair of neighbours in a document matches; 0 where there is none. */
function bestPair(one, first, other, second) {
  let best = 0;
  let left = one.posting.starts[first];
  let right = other.posting.starts[second];
  for (let field = 0; field < one.posting.counts.length; field++) {
    const leftEnd = left + one.posting.counts[field][first];
    const rightEnd = right + other.posting.counts[field][second];
    if (!one.posting.placed[field] || !other.posting.placed[field]) {
      if (left < leftEnd && right < rightEnd) best = Math.max(best, UNKNOWN);
      left = leftEnd;
    }
    while (left < leftEnd && right < rightEnd) {
      const gap = other.posting.places[right] - one.posting.places[left];
      if (gap === 1) best = Math.max(best, likeness(one, left) * likeness(other, right));
      if (gap <= 1) right++;
      else left++;
    }
    left = leftEnd;
    right = rightEnd;
  }
  return best;
}

function likeness({ posting, form }, place) {
  return form < 0 || posting.forms[place] === form ? 1 : 0.8;
}

/** Reads where the words stand in a document, and scores it. */
function readClosely(match, query, index) {
  const here = standing(match.number, query.slots);
  let run = 0;
  let narrow = 0;
  index.fields.forEach((_, field) => {
    const places = placesIn(field, here);
    if (!places.length) return;
    const share = field === 0 ? 1 + IN_THE_TITLE : 1;
    run = Math.max(run, longestRun(places, query) * share);
    narrow = Math.max(narrow, narrowest(places, query.slots.length));
  });
  match.good = query.slots.length === 1 ? Number(match.full) : run;
  const closely = IN_A_RUN * run + NARROW * Math.min(1, narrow) + WHOLE * match.whole;
  match.score = query.filled.weight * (match.base + closely);
}

/** The options that a document has, each with the number of its slot and its place among the documents. */
function standing(number, slots) {
  return slots.flatMap(({ word, options }, nth) =>
    options
      .map((option) => ({ option, word, nth, at: find(option.posting.documents, number) }))
      .filter(({ at }) => at >= 0),
  );
}

/** Where words of the query stand in a field: place, number of the slot, and how well it matches. */
function placesIn(field, here) {
  const places = [];
  for (const { option, word, nth, at } of here) {
    const { posting, weight } = option;
    if (!posting.placed[field] || !posting.counts[field][at]) continue;
    let place = posting.starts[at];
    for (let before = 0; before < field; before++) place += posting.counts[before][at];
    const end = place + posting.counts[field][at];
    for (; place < end; place++) places.push([posting.places[place], nth, weight * valueOf(option, word, place)]);
  }
  return places;
}

/** The best value of the query in its order: of words that are as far apart as they were typed. */
function longestRun(places, { slots, weights, sum }) {
  const diagonals = new Map();
  for (const [place, nth, value] of places) {
    const diagonal = place - nth;
    if (!diagonals.has(diagonal)) diagonals.set(diagonal, new Float64Array(slots.length));
    const values = diagonals.get(diagonal);
    values[nth] = Math.max(values[nth], value);
  }
  let run = 0;
  for (const values of diagonals.values()) run = Math.max(run, runValue(values, weights, sum));
  return run;
}

function valueOf({ posting, form, weight }, word, place) {
  if (form >= 0 && posting.forms[place] === form) return 1;
  if (weight < 1) return OTHER_WORD;
  return word.exact === word.folded ? NO_MARKS_TYPED : OTHER_MARKS;
}

/** The share of the query on one diagonal, most of it for words right after one another. */
function runValue(values, weights, sum) {
  const count = values.length;
  let all = 0;
  let together = 0;
  for (let nth = 0; nth < count; nth++) {
    all += values[nth] * weights[nth];
    if (nth > 0 && values[nth - 1]) together += values[nth] * weights[nth];
  }
  if (count === 1) return all / sum;
  return (0.3 * all + (0.7 * together * count) / (count - 1)) / sum;
}

/** The narrowest stretch with all words of the query that the field has: 1 for words side by side. */
function narrowest(places, count) {
  const needed = new Set(places.map(([, nth]) => nth)).size;
  if (needed < 2) return 0;
  places.sort((one, other) => one[0] - other[0]);
  const held = new Uint32Array(count);
  let have = 0;
  let from = 0;
  let width = Infinity;
  for (const [place, nth] of places) {
    if (held[nth]++ === 0) have++;
    while (have === needed) {
      width = Math.min(width, place - places[from][0] + 1);
      if (--held[places[from][1]] === 0) have--;
      from++;
    }
  }
  return ((needed / count) * needed) / width;
}

function find(documents, number) {
  let low = 0;
  let high = documents.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (documents[middle] < number) low = middle + 1;
    else high = middle;
  }
  return documents[low] === number ? low : -1;
}

function byNumber(one, other) {
  return one.number - other.number;
}

function byOrder(one, other) {
  return other.order - one.order || other.number - one.number;
}
