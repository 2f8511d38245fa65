// Reads the shards that plugins/search/shards.py packs: terms, and where each stands.

import { Input } from "./bits.js";

const decoder = new TextDecoder();

/**
 * A term: the documents that have it, in order, and for each how often it is in each field.
 *
 * The places of document `at` are those from `starts[at]` on, field after field; `forms` tells at
 * each place which of `exact` stands there. Places are known in the fields that `placed` tells.
 *
 * @typedef {{key: string, exact: string[], followers: string[], documents: Uint32Array,
 *   counts: Uint32Array[], starts: Uint32Array, places: Uint32Array, forms: Uint32Array,
 *   placed: boolean[]}} Posting
 */

/** Finds the terms of a shard. @returns {Map<string, Uint8Array>} packed postings by key */
export function readShard(bytes) {
  const input = new Input(bytes);
  const terms = new Map();
  let key = new Uint8Array(0);
  for (let left = input.number(); left > 0; left--) {
    const same = key.subarray(0, input.number());
    const rest = input.bytes(input.number());
    key = new Uint8Array([...same, ...rest]);
    terms.set(decoder.decode(key), input.bytes(input.number()));
  }
  return terms;
}

/**
 * Reads a term, part after part: each is of a block of documents.
 *
 * @param {{long: boolean}[]} fields
 * @param {number[]} starts number of the first document of each block
 * @returns {Posting}
 */
export function readPosting(key, bytes, fields, starts) {
  const input = new Input(bytes);
  const exact = input.texts();
  if (!exact.length) exact.push(key);
  const followers = input.texts();
  const head = input.number();
  const whole = (head & 1) === 1;
  const parts = [];
  let block = -1;
  for (let left = head >>> 1; left > 0; left--) {
    block += input.number() + 1;
    parts.push(readPart(input, { exact, whole, fields, first: starts[block] }));
  }
  const placed = fields.map(({ long }) => whole || !long);
  return { key, exact, followers, placed, ...join(parts, fields.length) };
}

function readPart(input, { exact, whole, fields, first }) {
  const forms = exact.length > 1 ? Array.from({ length: input.number() }, () => input.number()) : [0];
  const size = input.number();
  const part = input.columns((bits) => {
    const mask = bits.number(fields.length);
    const documents = readDocuments(bits, size, first);
    const counts = readCounts(bits, size, mask, fields.length);
    const starts = startsOf(counts);
    const standing = new Uint32Array(starts[size]);
    if (forms.length > 1) bits.column(standing, 0, standing.length);
    const places = new Uint32Array(starts[size]);
    readPlaces(bits, places, counts, (field) => !fields[field].long);
    return { documents, counts, places, forms: standing.map((number) => forms[number]) };
  });
  if (whole) input.columns((bits) => readPlaces(bits, part.places, part.counts, (field) => fields[field].long));
  return part;
}

function readDocuments(bits, size, first) {
  const documents = new Uint32Array(size);
  bits.column(documents, 0, size);
  let number = first - 1;
  return documents.map((gap) => (number += gap + 1));
}

/** Where a term is in one field alone, it is there once more than is said. */
function readCounts(bits, size, mask, fields) {
  const alone = (mask & (mask - 1)) === 0 ? 1 : 0;
  return Array.from({ length: fields }, (_, field) => {
    const counts = new Uint32Array(size);
    // The mask was written with its first field lowest.
    if (!((mask >> field) & 1)) return counts;
    bits.column(counts, 0, size);
    return counts.map((count) => count + alone);
  });
}

function startsOf(counts) {
  const size = counts[0].length;
  const starts = new Uint32Array(size + 1);
  for (let at = 0; at < size; at++) {
    starts[at + 1] = counts.reduce((sum, column) => sum + column[at], starts[at]);
  }
  return starts;
}

/** Reads the gaps between places, which begin anew in each text, of some of the fields. */
function readPlaces(bits, places, counts, wanted) {
  const gaps = new Uint32Array(
    counts.reduce((sum, column, field) => sum + (wanted(field) ? column.reduce((all, count) => all + count, 0) : 0), 0),
  );
  bits.column(gaps, 0, gaps.length);
  let next = 0;
  let at = 0;
  for (let document = 0; document < counts[0].length; document++) {
    for (let field = 0; field < counts.length; field++) {
      const end = at + counts[field][document];
      if (!wanted(field)) at = end;
      for (let place = 0; at < end; at++) places[at] = place += gaps[next++];
    }
  }
}

function join(parts, fields) {
  const counts = Array.from({ length: fields }, (_, field) => concatenate(parts.map((part) => part.counts[field])));
  return {
    documents: concatenate(parts.map((part) => part.documents)),
    counts,
    starts: startsOf(counts),
    places: concatenate(parts.map((part) => part.places)),
    forms: concatenate(parts.map((part) => part.forms)),
  };
}

function concatenate(arrays) {
  const joined = new Uint32Array(arrays.reduce((sum, array) => sum + array.length, 0));
  let at = 0;
  for (const array of arrays) {
    joined.set(array, at);
    at += array.length;
  }
  return joined;
}
