// The terms of an index, sorted: which there are, which begin like this, which are one letter off.

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const LONGEST = 20;

export class Vocabulary {
  /** @param {string[]} terms in order of UTF-16 code units */
  constructor(terms) {
    this.terms = terms;
  }

  /** The place of a term, or -1. */
  find(term) {
    const place = this.#firstFrom(term);
    return this.terms[place] === term ? place : -1;
  }

  has(term) {
    return this.find(term) >= 0;
  }

  /** The terms that begin like this and have as many words. */
  startingWith(prefix) {
    const words = prefix.split(" ").length;
    const found = [];
    for (let place = this.#firstFrom(prefix); this.terms[place]?.startsWith(prefix); place++) {
      if (this.terms[place].split(" ").length === words) found.push(this.terms[place]);
    }
    return found;
  }

  /** The terms that differ by one letter: one too many, one missing, one wrong, or two swapped. */
  near(word) {
    if (word.length > LONGEST) return [];
    return [...new Set(variants(word))].filter((variant) => variant !== word && this.has(variant));
  }

  #firstFrom(term) {
    let low = 0;
    let high = this.terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms[middle] < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function* variants(word) {
  for (let place = 0; place <= word.length; place++) {
    const [before, after] = [word.slice(0, place), word.slice(place)];
    for (const letter of LETTERS) {
      yield before + letter + after;
      if (after) yield before + letter + after.slice(1);
    }
    if (after) yield before + after.slice(1);
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2);
  }
}
