// Keeps what a reader visits, so that it can be read and searched without the network.
//
// The build writes `PLACES` above this line: addresses of the site, relative to its root, which is
// the scope of this worker.
//
// Whoever has a network sees what the site has now: pages, scripts, styles and the root of the search
// index come from the network, and what is kept stands in where that fails or takes too long. A page
// that was kept gets the scripts and styles that were kept with it. Files of the index are named by
// what they hold, so what is kept of them is right; a picture that is kept is shown at once and
// asked for again behind it.

// Raised when what was kept can no longer be used: then it is deleted. No digest of this script, for
// a comment that changes must not take everything from a reader who is offline.
const VERSION = 1;
// Milliseconds that a reader waits for the network where there is something else to show.
const PATIENCE = 3000;
// Entries of a cache; beyond them those that were put first go. Pages and the frame (the theme, the
// root of the index, the page for what was not kept) are put anew at each visit, so theirs are those
// not visited for longest. A search brings some 25 small files.
const LIMITS = { pages: 200, frame: 200, pictures: 150, index: 1000 };
const GONE = [404, 410];
// Where the theme lies, and where it lay: production names its folder by what is in it.
const THEME = /^theme(-[0-9a-f]{10})?\//;
const ENTITIES = { amp: "&", lt: "<", gt: ">", "#34": '"', "#39": "'" };

const { scope } = registration;
// Other sites may lie beside, above or below this one: the scope stands in the names of its caches,
// and a space after it, so that no name begins with that of another site.
const ours = `biennien ${scope} `;
const current = `${ours}${VERSION} `;
// Clients that were given a page as it was kept.
const shownAsKept = new Set();
let offlinePageIsFresh = false;

addEventListener("install", (event) => {
  // A new worker need not wait until every page is closed: whichever of the two it meets, a page comes
  // from the network, and nothing it asks for is known to the worker of its own time only.
  skipWaiting();
  event.waitUntil(keepOfflinePage());
});

addEventListener("activate", (event) => {
  const isEarlier = (name) => name.startsWith(ours) && !name.startsWith(current);
  // Claimed, the page that brought the worker is served by it too: what is searched there is kept.
  const steps = [deleteCaches(isEarlier), clients.claim(), registration.navigationPreload?.enable()];
  event.waitUntil(Promise.all(steps));
});

addEventListener("fetch", (event) => {
  const { method, mode, url, headers } = event.request;
  if (method !== "GET" || headers.has("range") || !url.startsWith(scope)) return;
  const kind = kindOf(url);
  if (mode === "navigate") event.respondWith(answerPage(event, kind));
  else if (kind === "frame") event.respondWith(answerFrame(event));
  else if (kind === "index" || kind === "pictures") event.respondWith(answerAsKept(event, kind));
});

const TASKS = { visited: afterVisit, list: listPages, delete: () => deleteCaches((name) => name.startsWith(ours)) };

addEventListener("message", (event) => {
  const { task, addresses } = event.data;
  const answer = TASKS[task](addresses, event.source);
  event.waitUntil(answer.then((said) => event.ports[0]?.postMessage(said)));
});

/** In which cache an address is kept; undefined for what never is. */
function kindOf(url) {
  const address = plain(url);
  if (!address.startsWith(scope) || (url.includes("?") && address !== at("search"))) return undefined;
  if (address.startsWith(at("form"))) return undefined;
  if (address === at("offline") || isRoot(address) || isOfTheme(address)) return "frame";
  if (address.startsWith(at("index"))) return "index";
  if (address.startsWith(at("pictures")) || address.startsWith(at("variants"))) return "pictures";
  return address.endsWith("/") ? "pages" : undefined;
}

/** Whether it is the root of the index, or of that of names. */
function isRoot(address) {
  return address === at("root") || address === at("names");
}

function isOfTheme(address) {
  return address.startsWith(scope) && THEME.test(address.slice(scope.length));
}

function at(place) {
  return scope + PLACES[place];
}

/** An address without what a static host ignores. */
function plain(url) {
  const { origin, pathname } = new URL(url, scope);
  return origin + pathname;
}

/** Any page: the network's, else the kept one, else the one that says what is kept. */
async function answerPage(event, kind) {
  const { url } = event.request;
  const coming = bring(event, kind);
  const kept = await find(kindOf(plain(url)), plain(url));
  try {
    const answer = await networkFirst(coming, kept);
    if (answer === kept) shownAsKept.add(event.resultingClientId);
    return answer;
  } catch {
    // Links of a page are relative, so no other address can show it.
    const wanted = encodeURIComponent(url.slice(scope.length));
    const known = await find("frame", at("offline"));
    return known ? Response.redirect(`${at("offline")}?trang=${wanted}`) : Response.error();
  }
}

/** A part of the theme, or the root of the index, which is never taken from what is kept unasked. */
async function answerFrame(event) {
  const address = plain(event.request.url);
  if (shownAsKept.has(event.clientId) && !isRoot(address)) {
    const kept = await find("frame", address);
    if (kept) return kept;
  }
  return networkFirst(bring(event, "frame"), await find("frame", address));
}

async function answerAsKept(event, kind) {
  const kept = await find(kind, plain(event.request.url));
  if (!kept) return bring(event, kind);
  if (kind === "pictures") bring(event, kind).catch(() => {});
  return kept;
}

/** The network's answer, or what is kept where that fails or takes too long; rejects without both. */
async function networkFirst(coming, kept) {
  if (!kept) return coming;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([coming.catch(() => kept), late]);
}

/** Asks the network, and keeps what it answers, however late. */
function bring(event, kind) {
  const coming = ask(event);
  // Before anybody else reads it: what was read cannot be copied.
  const keeping = coming.then((response) => keep(kind, plain(event.request.url), response));
  // The storage may be full or forbidden: the reader has the answer all the same.
  event.waitUntil(keeping.catch(() => {}));
  return coming;
}

async function ask(event) {
  return (await event.preloadResponse) ?? fetch(event.request);
}

/** Keeps a copy of an answer, or no longer what the site no longer has. */
async function keep(kind, address, response) {
  if (!kind) return;
  const copy = isWhole(kind, address, response) && response.clone();
  const cache = await caches.open(current + kind);
  if (copy) await cache.put(address, copy);
  else if (GONE.includes(response.status)) await cache.delete(address);
}

/** Whether an answer is all of what is at an address. Pages are HTML, and nothing else is. */
function isWhole(kind, address, { status, type, redirected, headers }) {
  const isPage = kind === "pages" || address === at("offline");
  const isHtml = (headers.get("content-type") ?? "").startsWith("text/html");
  return status === 200 && type === "basic" && !redirected && isPage === isHtml;
}

async function find(kind, address) {
  try {
    return kind && (await caches.match(address, { cacheName: current + kind }));
  } catch {
    return undefined;
  }
}

/** What can wait until a page is there; `addresses` are those it had before this worker served it. */
async function afterVisit([page, ...parts], { url }) {
  const seen = new Set();
  if (page) await Promise.all([fetchAndKeep(page), ...parts.map((part) => keepWithImports(part, seen))]);
  // Once in the life of the worker, which ends soon after the last page was opened.
  if (!offlinePageIsFresh) await keepOfflinePage();
  // The scripts of the search came with its page: a root that is kept must be of their time.
  if (plain(url) === at("search")) await Promise.all([at("root"), at("names")].map(renew));
  await Promise.all(Object.keys(LIMITS).map(prune));
}

/** Keeps the page for what was not kept, and the parts of the theme it asks for. */
async function keepOfflinePage() {
  offlinePageIsFresh = await fetchAndKeep(at("offline"));
  const html = await (await find("frame", at("offline")))?.text();
  const links = [...(html ?? "").matchAll(/ (?:href|src)="([^"]+)"/g)];
  const addresses = links.map(([, link]) => plain(new URL(link, at("offline"))));
  const parts = addresses.filter(isOfTheme);
  await Promise.all(parts.map(fetchUnlessKept));
}

async function renew(url) {
  if (await find(kindOf(url), plain(url))) await fetchAndKeep(url);
}

/** What a script imports is kept with it: browsers do not tell of all that workers of a page load. */
async function keepWithImports(url, seen) {
  if (seen.has(url)) return;
  seen.add(url);
  await fetchUnlessKept(url);
  if (!url.endsWith(".js")) return;
  const script = await (await find(kindOf(url), plain(url)))?.text();
  const imports = [...(script ?? "").matchAll(/ from "(\.[^"]+)"/g)].map(([, path]) => new URL(path, url).href);
  await Promise.all(imports.map((one) => keepWithImports(one, seen)));
}

async function fetchUnlessKept(url) {
  if (!(await find(kindOf(url), plain(url)))) await fetchAndKeep(url);
}

async function fetchAndKeep(url) {
  const kind = kindOf(url);
  if (!kind) return false;
  try {
    const response = await fetch(plain(url));
    await keep(kind, plain(url), response);
    return response.ok;
  } catch {
    return false;
  }
}

/** Deletes what is beyond the limit of a cache; browsers list entries in the order they were put. */
async function prune(kind) {
  const cache = await caches.open(current + kind);
  const all = await cache.keys();
  await Promise.all(all.slice(0, -LIMITS[kind]).map((request) => cache.delete(request)));
}

/** The pages that are kept, those visited last first. */
async function listPages() {
  const cache = await caches.open(`${current}pages`);
  const addresses = (await cache.keys()).map(({ url }) => url).reverse();
  return Promise.all(addresses.map(async (address) => ({ address, title: await titleOf(address, cache) })));
}

async function titleOf(address, cache) {
  const html = await (await cache.match(address))?.text();
  const [, title] = /<title>(.*?)<\/title>/.exec(html ?? "") ?? ["", address];
  return title.replace(/&(amp|lt|gt|#34|#39);/g, (_, name) => ENTITIES[name]);
}

async function deleteCaches(wanted) {
  const names = (await caches.keys()).filter(wanted);
  await Promise.all(names.map((name) => caches.delete(name)));
}
