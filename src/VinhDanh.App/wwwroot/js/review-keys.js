const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const fields = "input, textarea, select, dialog, [contenteditable=true]";

/**
 * J and K (or the arrow keys) move between rows; another key presses what the row marks with it (aria-keyshortcuts). Keys
 * count in the list and where nothing but the page has the focus, never in a field. Whoever comes back to a row that was just settled
 * (its id is in the address) goes on with the next one that waits for Enter.
 * @param {HTMLElement} list  rows are [data-row]; one of them at a time is reachable by Tab
 */
export function mount(list) {
  const rows = [...list.querySelectorAll("[data-row]")];
  if (rows.length === 0) return;
  const isFree = element => element.matches("body, main") || list.contains(element);
  const marked = (row, key) => row.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}" i]`);
  let current;

  const goTo = row => {
    if (current) current.tabIndex = -1;
    current = row;
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    // Where it stands in the document comes to the same height, in its own pane.
    const source = document.getElementById(row.dataset.sourceRef);
    const pane = source?.closest(".split__body");
    if (pane) pane.scrollTop += source.getBoundingClientRect().top - row.getBoundingClientRect().top;
  };

  const move = (from, step) => {
    const at = rows.indexOf(from);
    goTo(at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))]);
  };

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target, key } = event;
    if (target.closest(fields) || !isFree(target)) return;
    const row = target.closest("[data-row]");
    const name = key.length === 1 ? key.toLowerCase() : key;
    // Arrows scroll, and Enter presses a button, unless the row itself has the focus.
    if (key.length > 1 && target !== row) return;
    if (name in steps) move(row ?? (document.contains(current) ? current : undefined), steps[name]);
    else if (row && marked(row, key)) marked(row, key).click();
    else if (row && key === "Enter") move(row, 1);
    else return;
    event.preventDefault();
  });

  rows[0].tabIndex = 0;
  // Whoever is already elsewhere when this arrives, typing perhaps, stays there.
  if (location.hash.startsWith("#r-") && isFree(document.activeElement ?? document.body)) {
    const at = rows.findIndex(row => `#${row.id}` === decodeURIComponent(location.hash));
    goTo(rows.slice(Math.max(0, at)).find(row => marked(row, "Enter")) ?? rows[Math.max(0, at)]);
  }
}
