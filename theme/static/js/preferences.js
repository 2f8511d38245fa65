// Runs before the first paint, so that a saved choice never flashes.
for (const name of ["theme", "contrast", "textSize"]) {
  try {
    const value = localStorage.getItem("biennien." + name);
    if (value) document.documentElement.dataset[name] = value;
  } catch {
    // Storage may be forbidden: the page then follows the machine.
  }
}
