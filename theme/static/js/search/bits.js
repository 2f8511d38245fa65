// Reads what plugins/search/bits.py packs: numbers, texts, and columns of Golomb-Rice codes.

const NOTHING = 31;
const LOW = 5;
const decoder = new TextDecoder();

/** Bytes that are read from their beginning on. Throws RangeError where they end too soon. */
export class Input {
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
    if (this.#at > this.#bytes.length) throw new RangeError("a file is cut short");
    return this.#bytes.subarray(start, this.#at);
  }

  text() {
    return decoder.decode(this.bytes(this.number()));
  }

  texts() {
    return Array.from({ length: this.number() }, () => this.text());
  }

  /** Reads columns from here on by calling back; they end with a whole byte. */
  columns(read) {
    const bits = new Bits(this.#bytes, this.#at * 8);
    const result = read(bits);
    this.bytes(((bits.at + 7) >> 3) - this.#at);
    return result;
  }

  #next() {
    return this.bytes(1)[0];
  }
}

class Bits {
  #bytes;

  constructor(bytes, at) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** A number of so many bits. */
  number(size) {
    const number = size ? this.#window() >>> (32 - size) : 0;
    this.at += size;
    if (this.at > this.#bytes.length * 8) throw new RangeError("a file is cut short");
    return number;
  }

  /** A column into a target, from `start` to `end`. Of none there is nothing, not even its k. */
  column(target, start, end) {
    if (start === end) return;
    const low = this.number(LOW);
    if (low === NOTHING) return;
    for (let place = start; place < end; place++) target[place] = (this.#ones() << low) | this.number(low);
    if (this.at > this.#bytes.length * 8) throw new RangeError("a file is cut short");
  }

  /** The ones before the next zero. Beyond the end all bits are zeros. */
  #ones() {
    let ones = 0;
    for (;;) {
      const here = Math.min(Math.clz32(~this.#window()), 24);
      ones += here;
      this.at += here;
      if (here < 24) break;
    }
    this.at++;
    return ones;
  }

  /** The next bits, 25 at least, from the highest on. */
  #window() {
    const at = this.at >> 3;
    const bytes = this.#bytes;
    return ((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]) << (this.at & 7);
  }
}
