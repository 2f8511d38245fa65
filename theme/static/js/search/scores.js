// lunr's scores of documents, of just the terms of a query: BM25 as lunr.js 2.3 and lunr.py compute
// it, with b = 0, for a record is as long as its meeting was, and what is said in a long one counts.
// tests/search holds documents, order and scores equal to those of lunr over the whole index.

const K1 = 1.2;

/** lunr's idf: how much a term tells that stands in so many (field, document) pairs. */
export function idf(documents, found) {
  return Math.log(1 + Math.abs((documents - found + 0.5) / (found + 0.5)));
}

/**
 * Adds to the scores of documents what a term without marks and its form with marks give them.
 *
 * @param {Float64Array} scores by number of the document
 * @param {Option} option the term, `form` -1 where the form with marks is not asked for
 * @param {{boost: number}[]} fields
 */
export function addScores(scores, { posting, form, weight }, fields) {
  addTerm(scores, posting, posting.counts, weight, fields);
  if (form >= 0 && posting.exact[form] !== posting.key) {
    addTerm(scores, posting, countsOf(posting, form), weight, fields);
  }
}

/** How often one form of a term is in each field of each document. */
export function countsOf(posting, form) {
  const counts = posting.counts.map((column) => new Uint32Array(column.length));
  let next = 0;
  for (let at = 0; at < posting.documents.length; at++) {
    for (let field = 0; field < counts.length; field++) {
      for (let left = posting.counts[field][at]; left > 0; left--) {
        if (posting.forms[next++] === form) counts[field][at]++;
      }
    }
  }
  return counts;
}

function addTerm(scores, { documents }, counts, weight, fields) {
  let found = 0;
  for (const column of counts) for (const count of column) if (count) found++;
  const rarity = idf(scores.length, found);
  counts.forEach((column, field) => {
    const { boost } = fields[field];
    for (let at = 0; at < documents.length; at++) {
      if (!column[at]) continue;
      const score = ((rarity * (K1 + 1) * column[at]) / (K1 + column[at])) * boost;
      scores[documents[at]] += weight * (Math.round(score * 1000) / 1000);
    }
  });
}
