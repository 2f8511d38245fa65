// The shortcuts are access keys, which need no script and never catch typing. Only the help
// line changes here: each browser asks for other keys beside the access key.

const modifiers = chooseModifiers();

for (const key of document.querySelectorAll("[data-shortcut]")) {
  key.textContent = `${modifiers} + ${key.dataset.shortcut}`;
}

function chooseModifiers() {
  if (navigator.platform.startsWith("Mac")) return "Control + Option";
  if (navigator.userAgent.includes("Firefox/")) return "Alt + Shift";
  return "Alt";
}
