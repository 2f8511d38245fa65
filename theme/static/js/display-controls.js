// Buttons for theme, contrast and text size; preferences.js applies the choice on later pages.
// A link of the menu that leads to them folds the menu away.

for (const controls of document.querySelectorAll("[data-display-controls]")) {
  controls.hidden = false;
  for (const group of controls.querySelectorAll("[data-preference]")) bind(group);
}

for (const link of document.querySelectorAll("[popover] a[href^='#']")) {
  link.addEventListener("click", () => link.closest("[popover]").hidePopover?.());
}

function bind(group) {
  const name = group.dataset.preference;
  show(group, document.documentElement.dataset[name] ?? "");
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    apply(name, button.value);
    remember(name, button.value);
    show(group, button.value);
  });
}

function show(group, value) {
  for (const button of group.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === value));
  }
}

function apply(name, value) {
  if (value) document.documentElement.dataset[name] = value;
  else delete document.documentElement.dataset[name];
}

function remember(name, value) {
  try {
    if (value) localStorage.setItem(`biennien.${name}`, value);
    else localStorage.removeItem(`biennien.${name}`);
  } catch {
    // Storage may be forbidden: the choice then holds for this page.
  }
}
