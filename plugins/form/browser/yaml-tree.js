// YAML as a tree that knows where in the text each of its values stands. Every scalar is text, as
// in plugins/archive/front_matter.py; anchors, aliases and tags are refused there and here.

import {
  COLLECTION_STYLE,
  EVENT_ID,
  SCALAR_STYLE,
  getScalarValue,
  parseEvents,
} from "./vendor/js-yaml-5.5.0/js-yaml.mjs";

const EMPTY = ["", "~", "null"];
const BLOCK_STYLES = [SCALAR_STYLE.LITERAL_BLOCK, SCALAR_STYLE.FOLDED_BLOCK];
const QUOTED_STYLES = [SCALAR_STYLE.SINGLE_QUOTED, SCALAR_STYLE.DOUBLE_QUOTED];

/**
 * Read one YAML value; null where the text holds none. A node has a `kind`:
 *
 * - scalar: its `value`, text or null, and `start` and `end` unless it is empty or a block;
 * - mapping: `children` with `key`, its `start`, where its `colon` ends, and `node`;
 * - sequence: `children` with `node`.
 *
 * Collections have `flow`, and `start` and `end` where that is true. Throws where the text is no
 * YAML, or none that front matter may hold.
 */
export function parseTree(text) {
  const reader = { text, events: parseEvents(text, {}), next: 1 };
  if (reader.events.length < 3) return null;
  const root = readNode(reader);
  if (reader.events[reader.next + 1]) throw new Error("các trường bị cắt làm hai");
  return root;
}

/** The value of a node without places: text, null, an array or an object. */
export function valueOf(node) {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "sequence") return node.children.map((child) => valueOf(child.node));
  return Object.fromEntries(node.children.map((child) => [child.key, valueOf(child.node)]));
}

function readNode(reader) {
  const event = reader.events[reader.next++];
  if (event.type === EVENT_ID.ALIAS || event.anchorStart >= 0 || event.tagStart >= 0) {
    throw new Error("dấu &, * hoặc ! ở đầu giá trị");
  }
  if (event.type === EVENT_ID.SCALAR) return readScalar(reader.text, event);
  const isMapping = event.type === EVENT_ID.MAPPING;
  const children = isMapping ? readEntries(reader) : readItems(reader);
  reader.next++;
  const flow = event.style === COLLECTION_STYLE.FLOW;
  const kind = isMapping ? "mapping" : "sequence";
  const node = { kind, flow, children, start: event.start };
  return flow ? { ...node, end: closing(reader.text, node) } : node;
}

function readScalar(text, event) {
  const written = event.valueStart < 0 ? "" : getScalarValue(text, event);
  const plain = event.style === SCALAR_STYLE.PLAIN;
  const value = plain && EMPTY.includes(written) ? null : written;
  if (event.valueStart < 0 || BLOCK_STYLES.includes(event.style)) return { kind: "scalar", value };
  const quote = QUOTED_STYLES.includes(event.style) ? 1 : 0;
  return {
    kind: "scalar",
    value,
    start: event.valueStart - quote,
    end: event.valueEnd + quote,
  };
}

function readEntries(reader) {
  const children = [];
  while (reader.events[reader.next].type !== EVENT_ID.POP) {
    const key = readNode(reader);
    if (key.kind !== "scalar" || key.start === undefined) throw new Error("tên trường lạ");
    if (children.some((child) => child.key === key.value)) {
      throw new Error(`trường ${key.value} có hai lần`);
    }
    const colon = reader.text.indexOf(":", key.end) + 1;
    children.push({ key: key.value, start: key.start, colon, node: readNode(reader) });
  }
  return children;
}

function readItems(reader) {
  const children = [];
  while (reader.events[reader.next].type !== EVENT_ID.POP) children.push({ node: readNode(reader) });
  return children;
}

/** Where a flow collection ends: behind the first closing bracket after its last value. */
function closing(text, node) {
  const ends = node.children.map((child) => child.node.end ?? child.start ?? 0);
  const bracket = node.kind === "mapping" ? "}" : "]";
  return text.indexOf(bracket, Math.max(node.start + 1, ...ends)) + 1;
}
