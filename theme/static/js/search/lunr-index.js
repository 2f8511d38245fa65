// A real lunr.Index of just the terms that a query needs. lunr's score of a document depends on
// no other term, so documents, order and scores are those of the whole index.

const THOUSANDTHS = 1000;

/**
 * @param {object} lunr the library
 * @param {string[]} fields
 * @param {Map<string, number[]>} postings by term; their form is told in plugins/search/index.py
 */
export function assemble(lunr, fields, postings) {
  const terms = [...postings.keys()].sort();
  const invertedIndex = Object.create(null);
  const fieldVectors = Object.create(null);
  terms.forEach((term, number) => {
    const posting = { _index: number };
    for (const field of fields) posting[field] = Object.create(null);
    for (const [reference, field, score] of entries(postings.get(term), fields)) {
      posting[field][reference] = {};
      (fieldVectors[`${field}/${reference}`] ??= []).push(number, score);
    }
    invertedIndex[term] = posting;
  });
  for (const reference of Object.keys(fieldVectors)) {
    fieldVectors[reference] = new lunr.Vector(fieldVectors[reference]);
  }
  const tokenSet = lunr.TokenSet.fromArray(terms);
  return new lunr.Index({ fields, invertedIndex, fieldVectors, tokenSet, pipeline: null });
}

/**
 * Asks an assembled index; a clause is met by any of its terms.
 *
 * lunr lets its search pipeline make several terms of one, so each clause is asked by its number
 * and the pipeline gives its terms.
 *
 * @returns {{number: number, score: number}[]} best first, the newest first of equals
 */
export function rank(lunr, index, clauses) {
  index.pipeline = { runString: (clause) => clauses[Number(clause)].terms };
  const { REQUIRED, OPTIONAL } = lunr.Query.presence;
  const matches = index.query((query) => {
    clauses.forEach(({ boost, required }, number) => {
      query.term(String(number), { boost, presence: required ? REQUIRED : OPTIONAL });
    });
  });
  return matches
    .map(({ ref, score }) => ({ number: Number(ref), score }))
    .sort((one, other) => other.score - one.score || one.number - other.number);
}

function* entries(posting, fields) {
  for (let at = 0; at < posting.length; at += 2) {
    const place = posting[at];
    const number = Math.floor(place / fields.length);
    yield [String(number), fields[place % fields.length], posting[at + 1] / THOUSANDTHS];
  }
}
