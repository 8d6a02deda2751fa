/** @param {HTMLFormElement} form  "/" anywhere outside a field puts the cursor in its search box */
export function mount(form) {
  const box = form.querySelector("input[type=search]");
  document.addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable=true], dialog")) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
