/** @param {HTMLButtonElement} button  opens the browser's own print dialog */
export function mount(button) {
  button.addEventListener("click", () => window.print());
}
