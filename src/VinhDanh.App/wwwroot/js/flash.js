/** @param {HTMLElement} flash  adds a close button; messages never leave by themselves, because reading takes what it takes */
export function mount(flash) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn-close";
  button.setAttribute("aria-label", "Đóng thông báo");
  button.addEventListener("click", () => flash.remove());
  flash.append(button);
}
