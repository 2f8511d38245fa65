// Dates in one form whichever way they are written: the twin of plugins/search/dates.py.

const DAY = "(0?[1-9]|[12][0-9]|3[01])";
const MONTH = "(0?[1-9]|1[0-2])";
const YEAR = "([12][0-9]{3})";
const GAP = "[ \\u00a0\\n]+";
const BEFORE_MONTH = `(?:${GAP}tháng${GAP}|[/.\\-])`;
const BEFORE_YEAR = `(?:,?${GAP}năm${GAP}|[/.\\-])`;
const DATES = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${YEAR}-${MONTH}-${DAY}` +
    `|(?:ngày${GAP})?${DAY}${BEFORE_MONTH}${MONTH}${BEFORE_YEAR}${YEAR}` +
    `|(?:tháng${GAP}${MONTH}${BEFORE_YEAR}|${MONTH}[/\\-])${YEAR})` +
    "(?![\\p{L}\\p{N}]|[/\\-][\\p{L}\\p{N}])",
  "giu",
);

/** The days and months of composed text, each as 2024-01-18 or 2024-01, and where they stand. */
export function findDates(text) {
  return [...text.matchAll(DATES)].map((match) => ({
    text: written(match),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function written([, isoYear, isoMonth, isoDay, day, month, year, spoken, inFigures, monthYear]) {
  if (isoYear) return iso(isoYear, isoMonth, isoDay);
  if (year) return iso(year, month, day);
  return iso(monthYear, spoken ?? inFigures);
}

function iso(year, ...smaller) {
  return [year, ...smaller.map((part) => part.padStart(2, "0"))].join("-");
}
