// A button that copies the address of the page; hidden where the browser cannot.

const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;

if (navigator.clipboard) {
  for (const holder of document.querySelectorAll("[data-copy-link]")) {
    holder.hidden = false;
    holder.querySelector("button").addEventListener("click", copy);
  }
}

async function copy({ currentTarget: button }) {
  const status = document.querySelector("[data-copy-link-status]");
  try {
    await navigator.clipboard.writeText(address);
    status.textContent = button.dataset.done;
  } catch {
    status.textContent = button.dataset.failed;
  }
}
