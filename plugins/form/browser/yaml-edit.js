// Changes to YAML that leave all else as it was written: comments, quotes, order, blank lines.
//
// In a block, whatever belongs to a field or an item begins on its line and ends before the next
// line that is not indented further. So a change is a replacement of whole lines, or of a value
// within its line.

import { common } from "./common.js";
import { entryText, flowText, itemText, scalarText } from "./yaml-text.js";
import { parseTree, valueOf } from "./yaml-tree.js";

/**
 * Make a YAML mapping hold `wanted`, an object of texts, arrays and objects with nothing empty in
 * it. `clean` gives a value as it is compared: what is clean alike is left alone.
 */
export function rewrite(text, wanted, clean) {
  const root = parseTree(text);
  const draft = { text, edits: [], clean };
  if (root) editMapping(draft, root, text.length, wanted);
  else insert(draft, text.length, Object.entries(wanted).map(([key, value]) => entryText(key, value, "")).join(""));
  return apply(draft);
}

/** Whether two clean values are the same, whatever the order of their keys. */
export function same(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

function editMapping(draft, node, end, wanted) {
  const spans = entrySpans(draft.text, node, end);
  for (const span of spans) {
    if (Object.hasOwn(wanted, span.key)) {
      editNode(draft, span, wanted[span.key], () => entryText(span.key, wanted[span.key], span.indent));
    } else if (draft.clean(valueOf(span.node)) !== undefined) remove(draft, span);
  }
  let last = -1;
  for (const [key, value] of Object.entries(wanted)) {
    const known = spans.findIndex((span) => span.key === key);
    if (known >= 0) last = known;
    else insertAfter(draft, spans, last, entryText(key, value, spans[0].indent));
  }
}

function editSequence(draft, spans, wanted) {
  const old = spans.map((span) => draft.clean(valueOf(span.node)));
  const kept = common(old, wanted, same);
  let [from, next] = [0, 0];
  for (const [to, until] of [...kept, [spans.length, wanted.length]]) {
    editGap(draft, spans, [from, to], wanted.slice(next, until));
    [from, next] = [to + 1, until + 1];
  }
}

/** Make the items from one place to before another hold `wanted`: change, then remove or insert. */
function editGap(draft, spans, [from, to], wanted) {
  const text = (item) => itemText(item, spans[0].indent);
  const changed = Math.min(to - from, wanted.length);
  for (let index = 0; index < changed; index++) {
    editNode(draft, spans[from + index], wanted[index], () => text(wanted[index]));
  }
  for (let index = from + changed; index < to; index++) remove(draft, spans[index]);
  for (const item of wanted.slice(changed)) {
    insertAfter(draft, spans, from + changed - 1, text(item));
  }
}

/** Insert whole lines behind the span of this number; -1 is before the first. */
function insertAfter(draft, spans, number, text) {
  const { indent, start } = spans[0];
  const line = lineStart(draft.text, start);
  const sharesLine = draft.text.slice(line, start).trim() !== "";
  if (number >= 0) insert(draft, spans[number].end, indent + text);
  else if (sharesLine) insert(draft, start, text + indent);
  else insert(draft, line, indent + text);
}

function insert(draft, place, text) {
  draft.edits.push({ start: place, end: place, text });
}

function editNode(draft, span, wanted, whole) {
  const { node } = span;
  if (same(draft.clean(valueOf(node)), wanted)) return;
  const kind = Array.isArray(wanted) ? "sequence" : typeof wanted === "object" ? "mapping" : "scalar";
  const replace = (start, end, text) => draft.edits.push({ start, end, text });
  if (kind === node.kind && kind === "scalar" && node.start !== undefined) {
    replace(node.start, node.end, scalarText(wanted));
  } else if (kind === node.kind && node.flow) {
    replace(node.start, node.end, flowText(wanted));
  } else if (kind === node.kind && kind === "mapping" && keepsFirst(draft, span, wanted)) {
    editMapping(draft, node, span.end, wanted);
  } else if (kind === node.kind && kind === "sequence") {
    editSequence(draft, itemSpans(draft.text, node, span.end), wanted);
  } else if (kind === "scalar" && node.value === null && span.colon) {
    insert(draft, span.colon, ` ${scalarText(wanted)}`);
  } else {
    replace(span.start, span.end, whole());
  }
}

/** The first field of an item stands on the line of its dash: without it the item is made anew. */
function keepsFirst(draft, span, wanted) {
  const first = span.node.children[0];
  return lineStart(draft.text, first.start) !== lineStart(draft.text, span.start) ||
    Object.hasOwn(wanted, first.key);
}

function remove(draft, span) {
  draft.edits.push({ start: lineStart(draft.text, span.start), end: span.end, text: "" });
}

function entrySpans(text, node, end) {
  return spansOf(text, node.children.map((child) => child.start), end).map((span, index) => ({
    ...span,
    ...node.children[index],
  }));
}

function itemSpans(text, node, end) {
  const column = node.start - lineStart(text, node.start);
  const dashes = [node.start];
  for (let line = lineEnd(text, node.start); line < end; line = lineEnd(text, line)) {
    const dash = line + column;
    if (/^ *-\s/.test(text.slice(line, dash + 2)) && text[dash] === "-") dashes.push(dash);
  }
  return spansOf(text, dashes, end).map((span, index) => ({ ...span, ...node.children[index] }));
}

/** From the place where each part begins to its span, without the remarks before the next. */
function spansOf(text, starts, end) {
  return starts.map((start, index) => {
    const column = start - lineStart(text, start);
    const next = index + 1 < starts.length ? lineStart(text, starts[index + 1]) : end;
    const indent = " ".repeat(column);
    return { start, indent, end: withoutRemarks(text, start, next, column) };
  });
}

/** Leave out blank lines, and comments that are not indented further, at the end of a span. */
function withoutRemarks(text, start, end, column) {
  const lines = text.slice(start, end).split(/(?<=\n)/);
  while (lines.length > 1) {
    const last = lines.at(-1);
    const body = last.trimStart();
    if (body && !(body.startsWith("#") && last.length - body.length <= column)) break;
    lines.pop();
  }
  return start + lines.join("").length;
}

function apply({ text, edits }) {
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const sorted = edits.sort((one, other) => one.start - other.start || one.end - other.end);
  let [result, place] = ["", 0];
  for (const edit of sorted) {
    result += text.slice(place, edit.start) + edit.text.replaceAll("\n", lineBreak);
    place = edit.end;
  }
  return result + text.slice(place);
}

function lineStart(text, place) {
  return text.lastIndexOf("\n", place - 1) + 1;
}

function lineEnd(text, place) {
  const end = text.indexOf("\n", place);
  return end < 0 ? text.length : end + 1;
}
