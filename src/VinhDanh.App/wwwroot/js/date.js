const wrong = "Ngày phải viết dạng 15/01/2024.";

/** @returns {string} yyyy-MM-dd, or "" where the text is no date */
function iso(text) {
  const m = /^(\d{1,2})[/.-]?(\d{1,2})[/.-]?(\d{4})$/.exec(text.trim());
  if (!m) return "";
  const [day, month, year] = [m[1].padStart(2, "0"), m[2].padStart(2, "0"), m[3]];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return date.getUTCDate() === Number(day) && date.getUTCMonth() + 1 === Number(month) ? `${year}-${month}-${day}` : "";
}

function icon(href) {
  const [svg, use] = ["svg", "use"].map(name => document.createElementNS("http://www.w3.org/2000/svg", name));
  svg.setAttribute("class", "i");
  use.setAttribute("href", href);
  svg.append(use);
  return svg;
}

/** @param {HTMLInputElement} input  a date typed as 15/01/2024; gets a button that opens the browser's own calendar */
export function mount(input, { addressOf }) {
  const check = () => {
    const value = iso(input.value);
    if (value) input.value = value.split("-").reverse().join("/");
    input.setCustomValidity(input.value.trim() === "" || value ? "" : wrong);
  };
  input.addEventListener("change", check);

  const native = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1, className: "date__native" });
  if (!native.showPicker) return;
  native.setAttribute("aria-hidden", "true");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn date__pick" });
  button.append(icon(`${addressOf("icons")}#calendar-event`));
  button.setAttribute("aria-label", "Chọn trên lịch");
  const box = Object.assign(document.createElement("span"), { className: "date" });
  input.replaceWith(box);
  box.append(input, button, native);

  button.addEventListener("click", () => { native.value = iso(input.value); native.showPicker(); });
  native.addEventListener("change", () => {
    input.value = native.value.split("-").reverse().join("/");
    check();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
