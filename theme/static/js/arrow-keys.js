// Left and right arrows go from link to link of a chart, beside Tab, which works as ever.

for (const chart of document.querySelectorAll("[data-arrow-keys]")) {
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...chart.querySelectorAll("a:not([inert])")];
    const next = links[links.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
