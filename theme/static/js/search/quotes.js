// Words in quotes must stand together. Of words that are everywhere the index of a very large archive
// does not tell where they stand: then the texts are asked.

import { fold, tokenize } from "./vietnamese.js";

const MOST_BATCHES = 3;

/**
 * Drops matches that only may have the words in quotes together and have them not, as far as they
 * would be shown; those behind them are counted unseen.
 */
export async function settle(matches, { limit, index }) {
  const kept = [];
  let at = 0;
  for (let batches = MOST_BATCHES; batches > 0 && kept.length < limit && at < matches.length; batches--) {
    const batch = matches.slice(at, (at += limit));
    const held = await Promise.all(batch.map((match) => !match.unsure || holds(match, index)));
    kept.push(...batch.filter((_, place) => held[place]));
  }
  const rest = matches.slice(at);
  return [...kept, ...(kept.length < limit ? rest.filter((match) => !match.unsure) : rest)];
}

async function holds({ number, filled }, index) {
  const [{ title, text }] = await index.documents([number]);
  const words = tokenize(`${title}\n${text}`).map((token) => fold(token.text));
  const standsAt = (run, at) => run.every((word, place) => words[at + place] === word);
  return runs(filled.slots).every((run) => words.some((_, at) => standsAt(run, at)));
}

/** The words in quotes, without their marks, each run of them by itself. */
function runs(slots) {
  const found = [];
  slots.forEach(({ word }, place) => {
    if (!word.joined) return;
    if (!slots[place - 1].word.joined) found.push([slots[place - 1].word.folded]);
    found.at(-1).push(word.folded);
  });
  return found;
}
