// The Vietnamese language: the twin of plugins/vietnamese (folding, tones, tokens), where every
// rule is explained. tests/search holds both to the same answers.

const VOWELS = "aăâeêioôơuưy";
const TONES = ["\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const WORD = "[\\p{L}\\p{N}]+(?:[\\u0300-\\u036f]+[\\p{L}\\p{N}]*)*";
const WORDS = new RegExp(WORD, "gu");
const CODES = new RegExp(`${WORD}(?:(?:[&/-]|[.,](?=[0-9]))${WORD})*`, "gu");
const BARE_AND_TONE = new Map();
const TONED = new Map();

for (const vowel of VOWELS + VOWELS.toUpperCase()) {
  for (const tone of TONES) {
    const letter = (vowel + tone).normalize("NFC");
    BARE_AND_TONE.set(letter, [vowel, tone]);
    TONED.set(vowel + tone, letter);
  }
}

const ALL_VOWELS = VOWELS + VOWELS.toUpperCase() + [...BARE_AND_TONE.keys()].join("");
const RHYME = new RegExp(`([qgQG]?)([${ALL_VOWELS}]{2,})([cmnptCMNPT]?)`, "g");
const Y_LIKE_I =
  /(?<![\p{L}\p{N}])[hklmst][yỳỷỹýỵ](?![\p{L}\p{N}])|qu[yỳỷỹýỵ]/gu;

/** Lower case and composed. */
export function normalize(text) {
  return text.toLowerCase().normalize("NFC").replaceAll("ð", "đ");
}

/** Without marks, case kept. */
export function fold(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/[đð]/g, "d")
    .replace(/[ĐÐ]/g, "D");
}

/** The key under which all spellings of a word with its marks meet: hoà, hòa; kỹ, kĩ. */
export function exactKey(text) {
  return unifyIY(placeTone(normalize(text)));
}

/** The words of a text: normalized, and where they stand. */
export function tokenize(text) {
  return [...text.matchAll(WORDS)].map(token);
}

/** The codes of a text, whole: 43/2022/NĐ-CP, 3,8, KH&CN. */
export function findCodes(text) {
  return [...text.matchAll(CODES)]
    .filter(([match]) => /[&/.,-]/.test(match) && /[&0-9]/.test(match))
    .map(token);
}

function token(match) {
  return { text: normalize(match[0]), start: match.index, end: match.index + match[0].length };
}

function placeTone(text) {
  return text.normalize("NFC").replace(RHYME, (_, consonant, vowels, final) => {
    return consonant + placeInRhyme(consonant, [...vowels], final !== "") + final;
  });
}

function unifyIY(text) {
  return text.replace(Y_LIKE_I, (match) => match.replace(/[yỳỷỹýỵ]$/, (y) => "iìỉĩíị"["yỳỷỹýỵ".indexOf(y)]));
}

function placeInRhyme(consonant, vowels, closed) {
  const toned = vowels.filter((vowel) => BARE_AND_TONE.has(vowel));
  if (toned.length !== 1) return vowels.join("");
  const [bare, tone] = BARE_AND_TONE.get(toned[0]);
  const letters = vowels.map((vowel) => (vowel === toned[0] ? bare : vowel));
  const carrier = findCarrier(consonant, letters, closed);
  letters[carrier] = TONED.get(letters[carrier] + tone);
  return letters.join("");
}

function findCarrier(consonant, vowels, closed) {
  const marked = vowels.findLastIndex((vowel) => "ăâêôơưĂÂÊÔƠƯ".includes(vowel));
  if (marked >= 0) return marked;
  const last = vowels.length - 1;
  const borrowed = ["qu", "gi"].includes((consonant + vowels[0]).toLowerCase());
  return closed || (borrowed && last === 1) ? last : last - 1;
}
