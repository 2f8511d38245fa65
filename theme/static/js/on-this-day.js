// On this day: the page holds the day of the build; readers are shown their own.

const SHOWN = 3;

for (const section of document.querySelectorAll("[data-on-this-day]")) show(section, new Date());

async function show(section, today) {
  const key = [today.getMonth() + 1, today.getDate()].map(twoDigits).join("-");
  if (key === section.dataset.onThisDay) return;
  try {
    const meetings = await meetingsOf(key, section);
    const earlier = meetings.filter((meeting) => meeting.year < today.getFullYear());
    fill(section, today, earlier.slice(0, SHOWN));
  } catch {
    // Without the network the day of the build stays, under its own name.
  }
}

async function meetingsOf(key, { dataset }) {
  if (!dataset.days.split(" ").includes(key)) return [];
  const response = await fetch(`${dataset.folder}${key}.json`);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

function fill(section, today, meetings) {
  const language = document.documentElement.lang;
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long" }).format(today);
  section.querySelector("[data-day]").textContent = day;
  section.querySelector("[data-nothing]").hidden = meetings.length > 0;
  const template = section.querySelector("[data-meeting]");
  const rows = meetings.map((meeting) => row(template, meeting));
  section.querySelector("[data-meetings]").replaceChildren(...rows);
}

function row(template, { year, title, href }) {
  const copy = template.content.cloneNode(true);
  copy.querySelector("span").textContent = year;
  const link = copy.querySelector("a");
  link.textContent = title;
  link.href = href;
  return copy;
}

function twoDigits(number) {
  return String(number).padStart(2, "0");
}
