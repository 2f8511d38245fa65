// Values as YAML text, in the style of the archive: one line a value, quotes only where YAML needs
// them, lists not indented.

const INDICATOR_FIRST = /^[-?:,[\]{}#&*!|>'"%@`=<~]/;
const INDICATOR_INSIDE = /: |:$| #/;
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A field of a mapping, ending its line; further lines begin with `indent`. */
export function entryText(key, value, indent) {
  if (Array.isArray(value)) {
    const items = value.map((item) => indent + itemText(item, indent));
    return `${scalarText(key)}:\n${items.join("")}`;
  }
  if (typeof value === "object") {
    const inner = `${indent}  `;
    const entries = Object.entries(value).map(([name, held]) => inner + entryText(name, held, inner));
    return `${scalarText(key)}:\n${entries.join("")}`;
  }
  return `${scalarText(key)}: ${scalarText(value)}\n`;
}

/** An item of a list, ending its line; further lines begin with `indent` and more. */
export function itemText(value, indent) {
  if (typeof value !== "object") return `- ${scalarText(value)}\n`;
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(([name, held]) => entryText(name, held, inner));
  return `- ${entries.join(inner)}`;
}

/** A list or a mapping on one line. */
export function flowText(value) {
  if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
  if (typeof value !== "object") return scalarText(value, /[,[\]{}:?]/);
  const entries = Object.entries(value).map(([key, held]) => `${scalarText(key)}: ${flowText(held)}`);
  return `{${entries.join(", ")}}`;
}

/** A text on one line, quoted where it would be read as something else. */
export function scalarText(value, unsafe = /^$/) {
  const plain =
    !INDICATOR_FIRST.test(value) &&
    !INDICATOR_INSIDE.test(value) &&
    !WORDS.test(value) &&
    !unsafe.test(value) &&
    value.trim() === value;
  return plain ? value : `'${value.replaceAll("'", "''")}'`;
}
