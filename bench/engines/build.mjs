// Makes the index of an engine whose libraries are classic scripts, as its page would load them:
//
//   node build.mjs ENGINE.mjs LIBRARY.js... < documents.jsonl > index.json

import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";

const [engine, ...libraries] = process.argv.slice(2);
for (const library of libraries) runInThisContext(readFileSync(library, "utf8"));
const { build } = await import(pathToFileURL(engine));
const lines = (await text(process.stdin)).trim().split("\n");
process.stdout.write(build(lines.map((line) => JSON.parse(line))));
