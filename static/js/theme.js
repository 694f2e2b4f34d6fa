// A classic script in the head: sets the theme before the first paint, so that nothing flashes.
// Without a choice of the player's the style sheet follows the system's.
(() => {
  try {
    const theme = JSON.parse(localStorage.getItem("baolife.theme"));
    if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is blocked: the system's theme is used.
  }
})();
