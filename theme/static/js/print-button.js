// A button that prints the page.

for (const holder of document.querySelectorAll("[data-print-button]")) {
  holder.hidden = false;
  holder.querySelector("button").addEventListener("click", () => print());
}
