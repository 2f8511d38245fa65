// Shows results by copies of the page's template; all text goes in as text.

export function showResults(list, template, results) {
  list.replaceChildren(...results.map((result) => makeItem(template, result)));
}

function makeItem(template, result) {
  const item = template.content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-${name}]`);
  part("title").href = result.href;
  part("title").append(...nodes(result.title));
  part("snippet").append(...nodes(result.snippet));
  part("file").replaceWith(...result.files.map((file) => makeFile(part("file"), file)));
  part("date").append(makeDate(result));
  part("category").textContent = result.category;
  part("organization").textContent = result.organization;
  if (result.published) part("day").append(makeDate(dayView(result.published)));
  else part("published").remove();
  return item;
}

function makeFile(template, { title, href, snippet }) {
  const file = template.cloneNode(true);
  const part = (name) => file.querySelector(`[data-${name}]`);
  part("file-title").href = href;
  part("file-title").append(...nodes(title));
  part("file-snippet").append(...nodes(snippet));
  return file;
}

/** 16/09/2022 for people is 2022-09-16 for machines. */
function dayView(date) {
  return { iso: date.split("/").reverse().join("-"), date };
}

/** An interval has words, but no machine form for a time element. */
function makeDate({ iso, date }) {
  if (!iso) return date;
  const time = document.createElement("time");
  time.dateTime = iso;
  time.textContent = date;
  return time;
}

function nodes(parts) {
  return parts.map(({ text, marked }) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
