// The name of a new record's file: the twin of plugins/vietnamese/slugs.py and of `file_slug` in
// plugins/skeletons/titles.py, where the rules are explained. A file is named after the day of
// publication, else of the event. tests/form holds both to the same names.

import { fold, normalize } from "../theme/js/search/vietnamese.js";

const LONGEST = 80;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const INSIDE_WORD = /(?<=[\p{L}\p{N}])[&'’](?=[\p{L}\p{N}])/gu;

/** The date in a file's name, as much of it as is known; empty where neither day is. */
export function fileDate(values) {
  const written = values.published || values.event?.date || "";
  return /^\d{4}(?:-\d\d){0,2}/.exec(written)?.[0] ?? "";
}

/** A title as part of an address: "Sở KH&CN" gives "so-khcn". */
export function slugify(title) {
  const joined = fold(normalize(title)).replace(INSIDE_WORD, "");
  const slug = joined.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  if (slug.length <= LONGEST) return slug;
  const cut = slug.slice(0, LONGEST + 1).lastIndexOf("-");
  return slug.slice(0, cut > 0 ? cut : LONGEST);
}

/** What a new record's file is called, without its ending. */
export function fileName(values) {
  const slug = slugify(values.title ?? "");
  const needsKind = !/^[a-z]/.test(slug) || RESERVED.test(slug);
  const parts = [fileDate(values), needsKind ? values.kind : "", slug];
  return parts.filter(Boolean).join("-");
}
