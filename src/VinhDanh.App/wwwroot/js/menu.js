/** @param {HTMLDetailsElement} menu  closes with Escape, a click elsewhere, or when focus moves on */
export function mount(menu) {
  const close = () => { menu.open = false; };

  document.addEventListener("click", event => { if (!menu.contains(event.target)) close(); });
  menu.addEventListener("focusout", event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(); });
  menu.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary").focus();
  });
}
