// A record as a file and as what Decap's widgets show: Decap calls this a format. What was read is
// kept with the values, so that writing changes the file only where the values differ.

import { mergeBody } from "./body.js";
import { fileDate } from "./file-name.js";
import { rewrite, same } from "./yaml-edit.js";
import { parseTree, valueOf } from "./yaml-tree.js";

const FENCE = /^---[ \t]*$/m;
const LINE_BREAKS = / *[\t\n\v\f\r\u0085\u2028\u2029]+ */g;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;
const PICTURE = /(!\[[^\]]*\]\()([a-z0-9][a-z0-9._-]*)(?=[)\s])/g;
const FILE_LISTS = ["documents", "images", "attachments"];

/** Make Decap's format for records with the widgets of its configuration. */
export function recordFormat(widgets) {
  return {
    fromFile: readRecord,
    toFile: (values) => writeRecord(values, widgets),
  };
}

/**
 * Give the values of a record, with the text they come from in `_source`. A file that cannot
 * be read is shown as such; to change it would be to lose it.
 */
export function readRecord(text) {
  try {
    const { head, body } = split(text);
    const values = valueOf(parseTree(head));
    return { ...values, body: plainBody(body), _year: fileDate(values).slice(0, 4), _source: text };
  } catch {
    return { title: "(Tệp có lỗi, không sửa được ở đây)", _broken: true };
  }
}

/** Write values into the text they come from, or as a new file. Throws where that is broken. */
export function writeRecord({ body = "", _source = "", _broken, ...values }, widgets) {
  if (_broken) throw new Error("Tệp có lỗi. Hãy sửa bằng trình soạn thảo; lệnh check cho biết chỗ sai.");
  const { opening, head, closing, body: old } = split(_source || "---\n---\n");
  const inYear = intoYear(fileDate(values).slice(0, 4), _source);
  const wanted = inFolders(cleanFields(values, widgets), inYear);
  const written = rewrite(head, wanted, clean);
  if (!same(clean(valueOf(parseTree(written))), wanted)) {
    throw new Error("Không ghi được mà giữ nguyên phần còn lại của tệp. Hãy sửa bằng trình soạn thảo.");
  }
  const edited = plainBody(body).replace(PICTURE, (_, before, file) => before + inYear(file));
  return opening + written + closing + bodyLike(old, mergeBody(plainBody(old), edited));
}

/** The parts of a file; together they are all of it. */
function split(text) {
  const opening = FENCE.exec(text);
  const rest = opening?.index === 0 ? afterLine(text, opening[0].length) : text.length;
  const closing = FENCE.exec(text.slice(rest));
  if (!closing) throw new Error("thiếu dòng --- ở đầu tệp hoặc sau các trường");
  const end = rest + closing.index;
  const start = afterLine(text, end + closing[0].length);
  return {
    opening: text.slice(0, rest),
    head: text.slice(rest, end),
    closing: text.slice(end, start),
    body: text.slice(start),
  };
}

function afterLine(text, place) {
  const end = text.indexOf("\n", place);
  return end < 0 ? text.length : end + 1;
}

/** The body as it is edited: LF, and no blank lines around it. */
function plainBody(body) {
  return body.replaceAll("\r\n", "\n").replace(/^\n+|\s+$/g, "");
}

/** A body with the line ends, and the blank lines around it, of an old one. */
function bodyLike(old, body) {
  if (body === plainBody(old)) return old;
  const before = /^[\r\n]*/.exec(old)[0];
  const after = /\s*$/.exec(old.slice(before.length))[0];
  const lineBreak = old.includes("\r\n") ? "\r\n" : "\n";
  return before + body.replaceAll("\n", lineBreak) + (after || lineBreak);
}

/** Clean values in the order of the widgets; what is no field of ours comes last. */
function cleanFields(values, widgets) {
  const order = new Map(widgets.map((widget) => [widget.name, widget.fields]));
  const names = [...order.keys(), ...Object.keys(values)].filter((name) => !name.startsWith("_"));
  const cleaned = {};
  for (const name of new Set(names)) {
    const value = clean(ordered(values[name], order.get(name)));
    if (value !== undefined) cleaned[name] = value;
  }
  return cleaned;
}

function ordered(value, widgets) {
  if (!widgets || !value || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => ordered(item, widgets));
  return cleanFields(value, widgets);
}

/** Leave out what is empty, and from a text what no line of a record holds. */
function clean(value) {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(clean).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (typeof value === "object") {
    const entries = Object.entries(value).map(([key, held]) => [key, clean(held)]);
    const held = entries.filter(([, item]) => item !== undefined);
    return held.length ? Object.fromEntries(held) : undefined;
  }
  return String(value).replace(LINE_BREAKS, " ").replace(CONTROL, "").trim() || undefined;
}

/** Name a file as it is saved: one that was just added goes to the folder of the year. */
function intoYear(year, source) {
  return (file) => (file.includes("/") || source.includes(file) ? file : `${year}/${file}`);
}

function inFolders(values, inYear) {
  const moved = { ...values };
  for (const name of FILE_LISTS.filter((list) => Array.isArray(values[list]))) {
    moved[name] = values[name].map((item) =>
      item.file ? { ...item, file: inYear(item.file) } : item,
    );
  }
  return moved;
}
