/** @param {HTMLElement} flash  adds a close button; messages never leave by themselves, because reading takes what it takes */
export function mount(flash) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet btn-sm push";
  button.textContent = "Đóng";
  button.addEventListener("click", () => flash.remove());
  flash.append(button);
}
