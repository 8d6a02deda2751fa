/** @param {HTMLElement} element  takes the focus when it appears: an error summary is read before the form it is about */
export function mount(element) {
  element.focus();
}
