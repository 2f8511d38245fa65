// lunr.js as it comes; with the Vietnamese pipeline where lunr-languages is loaded too.

export function build(documents) {
  const index = lunr(function () {
    if (lunr.vi) this.use(lunr.vi);
    this.ref("id");
    this.field("title");
    this.field("body");
    for (const document of documents) this.add(document);
  });
  return JSON.stringify(index);
}

export async function open() {
  const response = await fetch("/search/index.json");
  return lunr.Index.load(await response.json());
}

export function ask(index, query) {
  // What readers type is words: as lunr's own syntax a colon would be an error.
  const results = index.query((asked) => asked.term(lunr.tokenizer(query)));
  return results.slice(0, 10).map(({ ref }) => ref);
}
