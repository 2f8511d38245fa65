// The frequent terms of an index, sorted: which begin like this, which are one letter off.

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const LONGEST = 20;

export class Vocabulary {
  /**
   * @param {string[]} terms in order of UTF-16 code units
   * @param {string} ranks for each a digit or letter: the binary logarithm of its documents
   */
  constructor(terms, ranks) {
    this.terms = terms;
    this.ranks = ranks;
  }

  has(term) {
    return this.terms[this.#firstFrom(term)] === term;
  }

  /** About how many documents have a term; 0 where it is not known. */
  documents(term) {
    const place = this.#firstFrom(term);
    return this.terms[place] === term ? 2 ** (this.ranks.charCodeAt(place) - 48) : 0;
  }

  /** The terms that begin like this and go on, the most frequent first. */
  startingWith(prefix) {
    const found = [];
    for (let place = this.#firstFrom(prefix); this.terms[place]?.startsWith(prefix); place++) {
      if (this.terms[place] !== prefix) found.push(this.terms[place]);
    }
    return this.#byFrequency(found);
  }

  /** The terms that differ by one letter: one too many, one missing, one wrong, or two swapped. */
  near(word) {
    if (word.length < 2 || word.length > LONGEST) return [];
    const found = [...new Set(variants(word))].filter((variant) => variant !== word && this.has(variant));
    return this.#byFrequency(found);
  }

  #byFrequency(terms) {
    return terms.sort((one, other) => this.documents(other) - this.documents(one));
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
