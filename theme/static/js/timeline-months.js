// The months on the page and what they hold: entries, or tallies where the entries are on leaves.

export function readMonths() {
  return [...document.querySelectorAll("[data-month]")].map((element) => {
    const { tallies } = element.dataset;
    return { element, holdings: tallies ? readTallies(tallies) : readEntries(element) };
  });
}

// `choice` has a position for each facet, -1 for every term. Gives how many are shown, of how many.
export function showMonths(months, choice) {
  const fits = (terms) => choice.every((term, facet) => term < 0 || term === terms[facet]);
  const counts = new Map();
  let total = 0;
  for (const { element, holdings } of months) {
    const year = element.closest("[data-year]").id;
    const shown = showEntries(holdings, fits);
    counts.set(element.id, shown);
    counts.set(year, (counts.get(year) ?? 0) + shown);
    total += sum(holdings);
  }
  showCounts(counts);
  showBars(counts);
  showWholeCounts(choice.every((term) => term < 0));
  return { shown: sumOf(months.map(({ element }) => counts.get(element.id))), total };
}

function readEntries(month) {
  return [...month.querySelectorAll("[data-terms]")].map((entry) => {
    return { entry, terms: numbers(entry.dataset.terms), count: 1 };
  });
}

function readTallies(tallies) {
  return tallies.split(",").map((tally) => {
    const terms = numbers(tally);
    return { count: terms.pop(), terms };
  });
}

function showEntries(holdings, fits) {
  for (const { entry, terms } of holdings) if (entry) entry.hidden = !fits(terms);
  return sum(holdings.filter(({ terms }) => fits(terms)));
}

function showCounts(counts) {
  for (const count of document.querySelectorAll("[data-count-of]")) {
    count.textContent = counts.get(count.dataset.countOf) ?? 0;
  }
  for (const part of document.querySelectorAll("[data-month], [data-year]")) {
    part.hidden = !counts.get(part.id);
  }
}

function showBars(counts) {
  for (const bar of document.querySelectorAll("[data-bar-of]")) {
    const highest = Number(bar.closest("[data-highest]").dataset.highest);
    const count = counts.get(bar.dataset.barOf) ?? 0;
    bar.setAttribute("y", highest - count);
    bar.setAttribute("height", count);
    const link = bar.closest("a");
    if (link) link.inert = !count;
  }
}

// How many a leaf has of a choice is told by the leaf alone.
function showWholeCounts(whole) {
  for (const count of document.querySelectorAll("[data-whole-count]")) count.hidden = !whole;
}

function numbers(text) {
  return text.split(" ").map(Number);
}

function sum(holdings) {
  return sumOf(holdings.map(({ count }) => count));
}

function sumOf(numbers) {
  return numbers.reduce((one, other) => one + other, 0);
}
