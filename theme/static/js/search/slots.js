// What each word of a query may be in a text: itself, a word that it begins, one a letter off.

const MOST_COMPLETED = 4;
const MOST_CORRECTED = 3;
const SHORTEST_PREFIX = 2;
const FREQUENT = 0.02;
const COMPLETED = 0.8;
const COMPLETED_KNOWN = 0.5;
const CORRECTED = 0.5;

/**
 * @typedef {{posting: Posting, form: number, weight: number, corrected: boolean}} Option  `form` is
 *   the place of the typed form among the posting's, or -1
 * @typedef {{word: Word, options: Option[], wholes: Option[], begun: boolean}} Slot
 */

/**
 * Reads from the index what a query needs.
 *
 * @param {boolean} correct whether words that exist may be wrong too
 * @returns {Promise<{slots: Slot[], wholes: object[], weight: number}>}
 */
export async function fillSlots(query, index, correct = false) {
  const { words } = query;
  const typed = await index.postings([...words, ...query.wholes].map((part) => part.folded));
  const begun = words.length && !query.complete ? await index.startingWith(words.at(-1).folded) : [];
  const meant = words.map((word, place) => {
    const going = place === words.length - 1 ? begun : [];
    return otherKeys(query, place, typed, going, { index, correct });
  });
  const others = await index.postings(meant.flatMap(({ keys }) => keys));
  const slots = words.map((word, place) => {
    const own = typed.get(word.folded);
    const { keys, weight, corrected } = meant[place];
    const found = keys.map((key) => others.get(key)).filter(Boolean);
    return {
      word,
      begun: meant[place].begun,
      options: [
        ...(own ? [option(own, word.exact, 1)] : []),
        ...found.map((posting) => ({ posting, form: -1, weight, corrected })),
      ],
    };
  });
  const wholes = query.wholes
    .map((whole) => ({ ...whole, posting: typed.get(whole.folded) }))
    .filter((whole) => whole.posting)
    .map((whole) => ({ ...whole, ...option(whole.posting, whole.exact, 1) }));
  return { slots, wholes, weight: query.weight };
}

function option(posting, exact, weight) {
  return { posting, form: posting.exact.indexOf(exact), weight, corrected: false };
}

/** The keys of other words that a word may stand for; `going` are words that go on from it. */
function otherKeys(query, place, typed, going, { index, correct }) {
  const { folded } = query.words[place];
  const known = typed.get(folded);
  const before = place > 0 ? typed.get(query.words[place - 1].folded) : undefined;
  const followers = before?.followers ?? [];
  const begun = going.length > 0 && !isWhole(folded, known, place > 0, followers, index);
  if (begun) {
    const keys = completions(folded, followers, going).slice(0, MOST_COMPLETED);
    if (keys.length) return { keys, weight: known ? COMPLETED_KNOWN : COMPLETED, corrected: false, begun };
  }
  if (known && !correct) return { keys: [], weight: 0, corrected: false, begun };
  const near = index.vocabulary.near(folded);
  const likely = near.filter((key) => followers.includes(key));
  const keys = known ? likely : [...new Set([...likely, ...near])];
  return { keys: keys.slice(0, MOST_CORRECTED), weight: CORRECTED, corrected: true, begun };
}

/** Whether a last word is surely whole: it often follows the one before it, or is frequent. */
function isWhole(folded, known, isSecond, followers, index) {
  if (folded.length < SHORTEST_PREFIX) return false;
  if (isSecond) return followers.includes(folded);
  return known !== undefined && known.documents.length > index.size * FREQUENT;
}

/** What a begun word may become: what often follows the word before it, or any word. */
function completions(folded, followers, going) {
  const following = followers.filter((key) => key !== folded && key.startsWith(folded));
  return following.length || folded.length < SHORTEST_PREFIX ? following : going;
}
