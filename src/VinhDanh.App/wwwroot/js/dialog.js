/** @param {HTMLAnchorElement} link  opens the dialog named by data-dialog; without script it leads to the page that asks the same */
export function mount(link) {
  const dialog = document.getElementById(link.dataset.dialog);

  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !dialog?.showModal) return;
    event.preventDefault();
    dialog.showModal();
  });
  dialog?.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest("[data-close]")) { event.preventDefault(); dialog.close(); }
  });
  dialog?.addEventListener("close", () => link.focus());
}
