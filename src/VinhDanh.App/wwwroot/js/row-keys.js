/**
 * Arrow keys (or j, k) move between rows, Enter opens the row's first link, Space ticks its checkbox.
 * @param {HTMLElement} table  rows become reachable one at a time (roving tabindex)
 */
export function mount(table) {
  const rows = () => [...table.querySelectorAll("tbody > tr:not([hidden])")];
  const steps = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -Infinity, End: Infinity };
  const first = rows()[0];
  if (first) first.tabIndex = 0;

  table.addEventListener("keydown", event => {
    const row = event.target;
    if (!(row instanceof HTMLTableRowElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in steps) {
      const all = rows();
      const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(row) + steps[event.key]))];
      row.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    } else if (event.key === "Enter") row.querySelector("a")?.click();
    else if (event.key === " ") row.querySelector("input[type=checkbox]")?.click();
    else return;
    event.preventDefault();
  });
}
