/** Remembers light, dark or the system's choice on this device; the server draws it from the cookie on the next page. */
export function mount(group) {
  const root = document.documentElement;
  const https = location.protocol === "https:";
  const buttons = [...group.querySelectorAll("button")];
  const show = () => buttons.forEach(b => b.setAttribute("aria-pressed", String(b.value === (root.dataset.bsTheme || "auto"))));

  group.addEventListener("click", event => {
    const choice = event.target.closest("button")?.value;
    if (!choice) return;
    const auto = choice === "auto";
    if (auto) delete root.dataset.bsTheme; else root.dataset.bsTheme = choice;
    document.cookie = `${https ? "__Host-" : ""}theme=${auto ? "" : choice}; path=/; max-age=${auto ? 0 : 31536000}; samesite=lax${https ? "; secure" : ""}`;
    show();
    document.dispatchEvent(new CustomEvent("theme:changed"));
  });
  show();
}
