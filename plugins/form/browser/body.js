// The body of a record. Decap's editor of rich text writes all of it anew whatever was edited: it
// widens tables, escapes characters, changes bullets. So a block that means what it meant before
// is put back as it was written.

import { common } from "./common.js";

const BETWEEN_BLOCKS = /(\n(?:[ \t]*\n)+)/;

/** Write an edited body into the one it comes from; both with LF. */
export function mergeBody(old, edited) {
  const [before, after] = [old, edited].map((text) => text.split(BETWEEN_BLOCKS));
  const blocks = [before, after].map((parts) => parts.filter((_, index) => index % 2 === 0));
  const [oldMeanings, newMeanings] = blocks.map((texts) => texts.map(meaning));
  const kept = new Map();
  const pairs = common(oldMeanings, newMeanings, (one, other) => one === other);
  for (const [was, is] of pairs) kept.set(is, was);
  return blocks[1]
    .map((block, index) => {
      const was = kept.get(index);
      const gap = was > 0 ? before[2 * was - 1] : after[2 * index - 1];
      // Our Markdown knows no \~ and would show the backslash.
      const text = was === undefined ? block.replaceAll("\\~", "~") : blocks[0][was];
      return (index > 0 ? gap : "") + text;
    })
    .join("");
}

/** A block without the liberties of Markdown: what differs here differs for readers. */
function meaning(block) {
  return block
    .replace(/\\(?=[!-/:-@[-`{-~\n])/g, "")
    .replace(/[ \t]+$/gm, "")
    .replace(/^([ \t]*)[*+-][ \t]+/gm, "$1- ")
    .replace(/^([ \t]*\d+)[.)][ \t]+/gm, "$1. ")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "*")
    .replace(/[ \t]*\|[ \t]*/g, "|")
    .replace(/^\||\|$/gm, "")
    .replace(/-{3,}/g, "---")
    .replace(/(?<=\S)[ \t]+/g, " ");
}
