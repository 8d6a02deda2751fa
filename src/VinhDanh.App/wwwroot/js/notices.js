/** @param {HTMLElement} link  data-stream names a text/event-stream whose "notices" events carry the unread count */
export function mount(link) {
  const badge = link.querySelector("[data-count]");
  const words = link.querySelector("[data-count-text]");
  let stream;

  const show = count => {
    words.textContent = String(count);
    badge.textContent = count > 0 ? (count > 99 ? "99+" : String(count)) : "";
  };
  const open = () => {
    if (stream) return;
    stream = new EventSource(link.dataset.stream);
    stream.addEventListener("notices", event => {
      const count = Number.parseInt(event.data, 10);
      if (Number.isFinite(count)) show(count);
    });
  };
  const close = () => { stream?.close(); stream = undefined; };

  // A hidden tab gives its connection back: browsers allow six to one site over HTTP/1.1.
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  addEventListener("pagehide", close);
  if (!document.hidden) open();
}
