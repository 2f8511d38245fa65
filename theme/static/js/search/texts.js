// Reads what plugins/search/texts.py packs: texts as codes of their frequent pieces.

import { Input } from "./bits.js";

const RARE = "";
const END = "\0";
const LETTER = 21;
const WORD = /^[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]/;

/** Canonical codes of Huffman: how many there are of each length from 0 on, and their symbols. */
class Codes {
  constructor([sizes, symbols]) {
    this.sizes = sizes;
    this.symbols = symbols;
  }

  /** Reads a symbol bit by bit, until it is below the codes that are longer. */
  read(bits) {
    let code = 0;
    let first = 0;
    let place = 0;
    for (const size of this.sizes) {
      if (code - first < size) return this.symbols[place + code - first];
      place += size;
      first = (first + size) << 1;
      code = (code << 1) | bits.number(1);
    }
    throw new RangeError("no such code");
  }
}

export class TextReader {
  #pieces;
  #letters;

  /** @param {[[number[], string[]], [number[], string[]]]} wording codes of pieces, of letters */
  constructor([pieces, letters]) {
    this.#pieces = new Codes(pieces);
    this.#letters = new Codes(letters);
  }

  read(bytes) {
    const input = new Input(bytes);
    let text = "";
    let afterWord = false;
    const count = input.number();
    input.columns((bits) => {
      for (let left = count; left > 0; left--) {
        const piece = this.#pieces.read(bits) || this.#spelt(bits);
        const isWord = WORD.test(piece);
        text += isWord && afterWord ? ` ${piece}` : piece;
        afterWord = isWord;
      }
    });
    return text;
  }

  #spelt(bits) {
    let piece = "";
    for (;;) {
      const letter = this.#letters.read(bits);
      if (letter === END) return piece;
      piece += letter === RARE ? String.fromCodePoint(bits.number(LETTER)) : letter;
    }
  }
}
