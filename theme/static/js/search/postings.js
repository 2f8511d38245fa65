// Reads the shards that plugins/search/index.py packs: terms, and where each stands.

const NOTHING = 255;
const decoder = new TextDecoder();

/**
 * A term: the documents that have it, in order, and for each how often it is in each field.
 *
 * The places of document `at` are those from `starts[at]` on, field after field; `forms` tells at
 * each place which of `exact` stands there.
 *
 * @typedef {{key: string, exact: string[], followers: string[], documents: Uint32Array,
 *   counts: Uint32Array[], starts: Uint32Array, places: Uint32Array, forms: Uint32Array}} Posting
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

/** @returns {Posting} */
export function readPosting(key, bytes, fields) {
  const input = new Input(bytes);
  const size = input.number();
  const exact = input.texts();
  const followers = input.texts();
  const documents = sums(input.column(size));
  const counts = Array.from({ length: fields }, () => input.column(size));
  const starts = new Uint32Array(size + 1);
  for (let at = 0; at < size; at++) {
    starts[at + 1] = counts.reduce((sum, column) => sum + column[at], starts[at]);
  }
  const places = input.column(starts[size]);
  unfold(places, counts);
  return { key, exact, followers, documents, counts, starts, places, forms: input.column(starts[size]) };
}

class Input {
  #bytes;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  number() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#next();
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number >>> 0;
    }
  }

  bytes(length) {
    const start = this.#at;
    this.#at += length;
    if (this.#at > this.#bytes.length) throw new RangeError("a shard is cut short");
    return this.#bytes.subarray(start, this.#at);
  }

  texts() {
    return Array.from({ length: this.number() }, () => decoder.decode(this.bytes(this.number())));
  }

  /** Golomb-Rice codes: ones closed by a zero, then the low bits. */
  column(size) {
    const numbers = new Uint32Array(size);
    const low = this.#next();
    if (low === NOTHING) return numbers;
    const bits = this.bytes(this.number());
    let at = 0;
    const bit = () => {
      if (at >= bits.length * 8) throw new RangeError("a column is cut short");
      return (bits[at >> 3] >> (7 - (at++ & 7))) & 1;
    };
    for (let place = 0; place < size; place++) {
      let number = 0;
      while (bit()) number++;
      for (let left = low; left > 0; left--) number = (number << 1) | bit();
      numbers[place] = number;
    }
    return numbers;
  }

  #next() {
    if (this.#at >= this.#bytes.length) throw new RangeError("a shard is cut short");
    return this.#bytes[this.#at++];
  }
}

function sums(gaps) {
  let number = -1;
  return gaps.map((gap) => (number += gap + 1));
}

/** Makes places of the gaps between them, which begin anew in each field. */
function unfold(places, counts) {
  let next = 0;
  for (let at = 0; at < counts[0].length; at++) {
    for (const column of counts) {
      let place = 0;
      for (let left = column[at]; left > 0; left--) places[next] = place += places[next++];
    }
  }
}
