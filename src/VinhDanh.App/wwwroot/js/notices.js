const IDLE = 12 * 3600_000; // as Session.EndsIdle

/**
 * Keeps the count of unread notices; leaves the page when its session has ended.
 * @param {HTMLElement} link  data-stream names a text/event-stream whose "notices" events carry the unread count
 */
export function mount(link) {
  const badge = link.querySelector("[data-count]");
  const words = link.querySelector("[data-count-text]");
  let stream, heard = Date.now();

  const show = count => {
    words.textContent = String(count);
    badge.textContent = count > 0 ? (count > 99 ? "99+" : String(count)) : "";
  };
  const look = async () => {
    const answer = await fetch(link.dataset.stream).catch(() => null);
    answer?.body.cancel();
    if (answer?.ok) heard = Date.now();
    if (answer ? answer.status === 401 : Date.now() - heard > IDLE) location.reload();
  };
  const open = () => {
    if (stream) return;
    stream = new EventSource(link.dataset.stream);
    stream.addEventListener("notices", event => {
      heard = Date.now();
      const count = Number.parseInt(event.data, 10);
      if (Number.isFinite(count)) show(count);
    });
    stream.addEventListener("error", () => { if (stream?.readyState === EventSource.CLOSED) look(); });
  };
  const close = () => { stream?.close(); stream = undefined; };

  // A hidden tab gives its connection back: browsers allow six to one site over HTTP/1.1.
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  addEventListener("pagehide", close);
  setInterval(() => Date.now() - heard > IDLE && look(), 60_000);
  if (!document.hidden) open();
}
