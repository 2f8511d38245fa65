// Where the index comes from: its root once, then the shards and texts that are asked for.

import { readDays, readFacet, yearsOf } from "./facets.js";
import { readPosting, readShard } from "./postings.js";
import { TextReader } from "./texts.js";
import { Vocabulary } from "./vocabulary.js";

const FORMAT = 4;

/** The index could not be had, or is not one that this reader can read. */
export class IndexError extends Error {}

/**
 * Opens the index of a site.
 *
 * @param {string | URL} folder address of the folder `search/` of the site
 * @returns {Promise<Index>}
 * @throws {IndexError} where the root is missing, broken or of another format
 */
export async function openIndex(folder) {
  const base = new URL(folder, globalThis.location?.href);
  return new Index(base, await load(new URL("index.json", base), json, "no-cache"));
}

/** An index that is read as far as it is asked for; what was read is kept. */
class Index {
  #base;
  #root;
  #shards = new Map();
  #postings = new Map();
  #sheets = new Map();
  #others = new Map();
  #starts;
  #shelves;

  constructor(base, root) {
    if (root?.format !== FORMAT) throw new IndexError(`${base}: format ${root?.format}`);
    this.#base = base;
    this.#root = root;
    this.#starts = startsOf(root.blocks);
    this.#shelves = startsOf(root.blocks.map((size) => Math.ceil(size / root.shelf)));
    this.size = this.#starts.at(-1);
    this.fields = root.fields;
    this.rewritings = root.rewritings;
    this.vocabulary = new Vocabulary(root.terms, root.documents_by_term);
  }

  /** Reads the postings of keys, each once. @returns {Promise<Map<string, Posting | undefined>>} */
  async postings(keys) {
    await Promise.all(
      [...new Set(keys)].map(async (key) => {
        if (!this.#postings.has(key)) this.#postings.set(key, await this.#read(key));
      }),
    );
    return new Map(keys.map((key) => [key, this.#postings.get(key)]));
  }

  /** The values of a facet, "year" too, and which each document has. @returns {Promise<Facet>} */
  facet(name) {
    return this.#once(this.#others, name, async () =>
      name === "year" ? yearsOf(await this.days()) : this.#column(name, readFacet),
    );
  }

  /** The days of each document's meeting. @returns {Promise<Days>} */
  days() {
    return this.#once(this.#others, "days", () => this.#column("days", readDays));
  }

  /** The documents of these numbers, with their `href`. */
  documents(numbers) {
    return Promise.all(numbers.map((number) => this.#document(number)));
  }

  /** Reads a document of a sheet; others that stand on it share the file. */
  async #document(number) {
    const { sheet, shelf, shown, site, texts } = this.#root;
    const block = firstBeyond(this.#starts, number) - 1;
    const place = number - this.#starts[block];
    const folder = texts[this.#shelves[block] + Math.floor(place / shelf)];
    const file = `${folder}/${Math.floor((place % shelf) / sheet)}.bin`;
    const documents = await this.#once(this.#sheets, file, () => this.#sheet(file));
    return checked(() => {
      const values = documents[place % sheet];
      const document = Object.fromEntries(shown.map((name, at) => [name, values[at]]));
      return { ...document, href: new URL(document.address, new URL(site, this.#base)).href };
    });
  }

  async #sheet(file) {
    const [reader, packed] = await Promise.all([this.#textReader(), this.#file(file, bytes)]);
    return checked(() => JSON.parse(reader.read(packed)));
  }

  /** The terms that begin like this: the frequent ones first, then those of the shard it is in. */
  async startingWith(prefix) {
    const rare = [...(await this.#shard(prefix)).keys()].filter((key) => key.startsWith(prefix));
    return [...new Set([...this.vocabulary.startingWith(prefix), ...rare])].filter((key) => key !== prefix);
  }

  async #read(key) {
    const packed = (await this.#shard(key)).get(key);
    return packed && checked(() => readPosting(key, packed, this.fields, this.#starts));
  }

  /** The terms of the shard that a key is in, if it is in any. */
  async #shard(key) {
    const number = firstBeyond(this.#root.shards, key) - 1;
    if (number < 0) return new Map();
    return this.#once(this.#shards, number, () => this.#file(`${this.#root.files[number]}.bin`, shard));
  }

  #textReader() {
    const read = async (response) => new TextReader(await response.json());
    return this.#once(this.#others, "wording", () => this.#file(`${this.#root.wording}.json`, read));
  }

  #column(name, read) {
    return this.#file(`${this.#root.facets[name]}.bin`, async (response) => read(await bytes(response), this.size));
  }

  #file(name, read) {
    return load(new URL(`i/${name}`, this.#base), read);
  }

  /** Asks once; what failed is asked again. */
  #once(kept, key, ask) {
    if (!kept.has(key)) {
      const answer = ask();
      kept.set(key, answer);
      answer.catch(() => kept.delete(key));
    }
    return kept.get(key);
  }
}

async function load(address, read, cache = "default") {
  try {
    const response = await fetch(address, { cache });
    if (!response.ok) throw new IndexError(`${address}: ${response.status}`);
    return await read(response);
  } catch (cause) {
    throw new IndexError(String(cause), { cause });
  }
}

function json(response) {
  return response.json();
}

async function shard(response) {
  return readShard(await bytes(response));
}

async function bytes(response) {
  return new Uint8Array(await response.arrayBuffer());
}

/** Where each of neighbouring groups of these sizes begins, and at the end how many there are in all. */
function startsOf(sizes) {
  const starts = [0];
  for (const size of sizes) starts.push(starts.at(-1) + size);
  return starts;
}

/** The place of the first of sorted values that is beyond a value. */
function firstBeyond(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function checked(read) {
  try {
    return read();
  } catch (cause) {
    throw new IndexError(String(cause), { cause });
  }
}
