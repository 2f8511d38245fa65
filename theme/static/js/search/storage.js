// Where the index comes from: its root once, then the shards and texts that are asked for.

import { readPosting, readShard } from "./postings.js";
import { Vocabulary } from "./vocabulary.js";

const FORMAT = 2;

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
  #texts = new Map();
  #filters;

  constructor(base, root) {
    if (root?.format !== FORMAT) throw new IndexError(`${base}: format ${root?.format}`);
    this.#base = base;
    this.#root = root;
    this.size = root.documents;
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

  /** What of each document can be filtered by, by the name of the filter. */
  filters() {
    return (this.#filters ??= this.#file(this.#root.filters, json).catch((error) => {
      this.#filters = undefined;
      throw error;
    }));
  }

  /** The documents of these numbers, with their `href`. */
  documents(numbers) {
    return Promise.all(numbers.map((number) => this.#once(this.#texts, number, () => this.#text(number))));
  }

  async #text(number) {
    const { size, folders } = this.#root.texts;
    const text = await this.#file(`${folders[Math.floor(number / size)]}/${number}.json`, json);
    return { ...text, href: new URL(`../${text.address}`, this.#base).href };
  }

  /** The terms that begin like this: the frequent ones first, then those of the shard it is in. */
  async startingWith(prefix) {
    const rare = [...(await this.#shard(prefix)).keys()].filter((key) => key.startsWith(prefix));
    return [...new Set([...this.vocabulary.startingWith(prefix), ...rare])].filter((key) => key !== prefix);
  }

  async #read(key) {
    const packed = (await this.#shard(key)).get(key);
    return packed && checked(() => readPosting(key, packed, this.fields.length));
  }

  /** The terms of the shard that a key is in, if it is in any. */
  async #shard(key) {
    const number = this.#shardOf(key);
    if (number < 0) return new Map();
    return this.#once(this.#shards, number, () => this.#file(this.#root.files[number], shard));
  }

  /** The last shard that begins with the key or before it, or -1. */
  #shardOf(key) {
    const firsts = this.#root.shards;
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
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
  return readShard(new Uint8Array(await response.arrayBuffer()));
}

function checked(read) {
  try {
    return read();
  } catch (cause) {
    throw new IndexError(String(cause), { cause });
  }
}
