const number = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
const size = bytes => bytes < 1048576 ? `${number.format(bytes / 1024)} KB` : `${number.format(bytes / 1048576)} MB`;

/**
 * Dropping files, their list, and a progress bar while they are sent. The answer is shown as a plain POST's would be.
 * @param {HTMLElement} zone  holds input[type=file], a list [data-files] and a progress element
 */
export function mount(zone) {
  const input = zone.querySelector("input[type=file]");
  const list = zone.querySelector("[data-files]");
  const bar = zone.querySelector("progress");
  const limit = Number(input.dataset.maxBytes ?? Infinity);

  const show = () => {
    list.replaceChildren(...[...input.files].map(file => {
      const item = document.createElement("li");
      item.textContent = `${file.name} (${size(file.size)})`;
      if (file.size > limit) { item.className = "is-invalid"; item.textContent += ` – vượt quá ${size(limit)}`; }
      return item;
    }));
    input.setCustomValidity([...input.files].some(file => file.size > limit) ? `Tệp vượt quá ${size(limit)}.` : "");
  };
  const over = on => event => { event.preventDefault(); zone.classList.toggle("is-over", on); };

  input.addEventListener("change", show);
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", event => {
    over(false)(event);
    const files = new DataTransfer();
    [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1).forEach(file => files.items.add(file));
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.form?.addEventListener("submit", event => {
    if (event.defaultPrevented || input.files.length === 0) return;
    event.preventDefault();
    send(input.form, event.submitter, bar, list);
  });
}

function send(form, submitter, bar, list) {
  const request = new XMLHttpRequest();
  const failed = () => {
    bar.hidden = true;
    list.append(Object.assign(document.createElement("li"), { className: "is-invalid", textContent: "Chưa gửi được tệp. Kiểm tra kết nối mạng rồi gửi lại." }));
  };
  request.open("POST", form.action);
  request.upload.onprogress = event => { bar.hidden = false; bar.max = event.total; bar.value = event.loaded; };
  request.onerror = failed;
  request.onload = () => {
    showPage(request.responseText, request.responseURL);
  };
  request.send(new FormData(form, submitter));
}

/** Shows an answer already received: asking for it again would lose its one-time message. */
function showPage(html, address) {
  const page = new DOMParser().parseFromString(html, "text/html");
  history.pushState(null, "", address);
  addEventListener("popstate", () => location.reload(), { once: true });
  document.title = page.title;
  document.body.replaceWith(page.body);
  globalThis.htmx?.process(document.body);
  document.dispatchEvent(new CustomEvent("page:replaced"));
  document.querySelector("main")?.focus();
}
