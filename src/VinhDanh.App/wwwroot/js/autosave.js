const PAUSE = 1200; // ms after the last key

/**
 * Writes a form by itself while it is being filled in; the button stays for whoever wants to see it done.
 * The server answers {message, versions}: the row versions that the next writing is judged by.
 * @param {HTMLFormElement} form
 */
export function mount(form) {
  const state = form.querySelector("[data-autosave-state]");
  let timer, sending, again = false, dirty = false;
  const say = text => { if (state) state.textContent = text; };

  async function save() {
    if (sending) { again = true; return; }
    dirty = false;
    say("Đang ghi…");
    sending = fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" }, credentials: "same-origin" });
    try {
      const answer = await sending;
      const { message, versions } = await answer.json();
      for (const [ask, version] of Object.entries(versions ?? {})) {
        const field = form.querySelector(`[data-version="${CSS.escape(ask)}"]`);
        if (field) field.value = version;
      }
      say(message);
      if (!answer.ok) dirty = true;
    } catch {
      dirty = true;
      say("Chưa ghi được. Kiểm tra kết nối rồi bấm nút ghi.");
    } finally {
      sending = undefined;
      if (again) { again = false; save(); }
    }
  }

  function later() {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  form.addEventListener("input", later);
  // What was typed before this script came is written as well.
  if ([...form.querySelectorAll("textarea, input:not([type=hidden])")].some(f => f.value !== f.defaultValue || f.checked !== f.defaultChecked)) later();
  form.addEventListener("submit", () => { clearTimeout(timer); dirty = false; });
  addEventListener("beforeunload", event => { if (dirty && form.isConnected) event.preventDefault(); });
}
