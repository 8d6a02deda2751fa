/**
 * Links what was understood to where it stands in the source: elements with data-source-ref="id" on one side,
 * elements with that id on the other. Pointing or focusing marks the other side; a click brings it into view.
 * @param {HTMLElement} view
 */
export function mount(view) {
  const clear = () => view.querySelectorAll(".is-linked").forEach(e => e.classList.remove("is-linked"));
  const pair = element => {
    const ref = element?.closest("[data-source-ref]");
    if (ref) return [ref, document.getElementById(ref.dataset.sourceRef)];
    const source = element?.closest(".split__pane--source [id]");
    return source ? [source, view.querySelector(`[data-source-ref="${CSS.escape(source.id)}"]`)] : [];
  };
  const mark = event => {
    const both = pair(event.target);
    if (both.length === 0) return;
    clear();
    both.filter(Boolean).forEach(e => e.classList.add("is-linked"));
  };

  // Text scrolling under a mouse that rests is no pointing: it would take the mark from where the keyboard is.
  let rested = "";
  const at = event => `${event.screenX} ${event.screenY}`;
  view.addEventListener("pointerover", event => { if (at(event) !== rested) mark(event); });
  document.addEventListener("pointerover", event => { rested = at(event); });
  view.addEventListener("focusin", mark);
  view.addEventListener("click", event => {
    if (event.target.closest("a, button, input, select, textarea, summary")) return;
    pair(event.target)[1]?.scrollIntoView({ block: "center", behavior: "smooth" });
  });
}
