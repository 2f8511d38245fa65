// A form that leads to the archive of a year, a month, or a day in the calendar of its month.
// It knows the archives that exist from the links of the page.

// Opened from a folder, the file of its page is named too.
const ARCHIVE_OF_A_MONTH = /\/(\d{4})\/(\d{2})\/(?:index\.html)?$/;

for (const form of document.querySelectorAll("[data-date-form]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(form);
  });
}

function go(form) {
  const { year, month, day } = Object.fromEntries(new FormData(form));
  if (!month) return location.assign(yearLink(year).href);
  const wanted = monthNumber(year, month);
  const nearest = months().sort((a, b) => distance(a, wanted) - distance(b, wanted))[0];
  if (!nearest) return tell(form, yearLink(year), yearLink(year).textContent);
  if (nearest.number !== wanted) return tell(form, nearest.link, name(nearest));
  location.assign(`${nearest.link.href}${day && `#ngay-${day}`}`);
}

function tell(form, target, text) {
  const sentence = form.querySelector("[data-date-form-nearest]").content.cloneNode(true);
  const link = sentence.querySelector("a");
  link.href = target.href;
  link.textContent = text;
  form.querySelector("[data-date-form-status]").replaceChildren(sentence);
}

function months() {
  return [...document.querySelectorAll("[data-year] a")].flatMap((link) => {
    const found = ARCHIVE_OF_A_MONTH.exec(link.pathname);
    return found ? [{ link, year: found[1], number: monthNumber(found[1], found[2]) }] : [];
  });
}

function name({ link, year }) {
  return `${link.firstChild.textContent.trim()}, ${yearLink(year).textContent}`;
}

function yearLink(year) {
  return document.querySelector(`[data-year="${year}"] h2 a`);
}

function monthNumber(year, month) {
  return Number(year) * 12 + Number(month);
}

function distance(month, wanted) {
  return Math.abs(month.number - wanted);
}
