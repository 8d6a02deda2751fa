/**
 * Sends a GET form as its fields change (htmx does the asking) and keeps empty fields out of the address.
 * @param {HTMLFormElement} form
 */
export function mount(form) {
  form.addEventListener("htmx:config:request", event => {
    const data = event.detail.ctx?.request?.body;
    if (!(data instanceof FormData)) return;
    for (const [name, value] of [...data]) if (value === "") data.delete(name);
  });
  form.addEventListener("submit", () => {
    if (globalThis.htmx) return;
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  });
  form.querySelector("[data-clear]")?.addEventListener("click", () => form.reset());
}
