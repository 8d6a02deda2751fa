const fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

/** @param {HTMLInputElement} input  aria-controls names the tbody, data-status a live region; for short tables already on the page */
export function mount(input) {
  const rows = [...document.getElementById(input.getAttribute("aria-controls")).rows];
  const keys = rows.map(row => fold(row.textContent));
  const status = document.getElementById(input.dataset.status);

  input.addEventListener("input", () => {
    const wanted = fold(input.value);
    rows.forEach((row, i) => { row.hidden = !keys[i].includes(wanted); });
    status.textContent = `${rows.filter(row => !row.hidden).length} dòng`;
  });
}
