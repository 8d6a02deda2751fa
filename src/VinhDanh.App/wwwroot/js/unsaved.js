/** @param {HTMLFormElement} form  asks before the page is left with changes that were not sent */
export function mount(form) {
  const state = () => new URLSearchParams([...new FormData(form)].filter(([, v]) => typeof v === "string")).toString();
  const hasFile = () => [...form.querySelectorAll("input[type=file]")].some(input => input.files.length > 0);
  const first = state();
  let sent = false;

  form.addEventListener("submit", () => { sent = true; });
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("beforeunload", event => {
    if (!sent && form.isConnected && (state() !== first || hasFile())) event.preventDefault();
  });
}
