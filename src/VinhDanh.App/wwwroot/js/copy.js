/**
 * Copies the text of the field named by aria-controls and says so in the status beside the button.
 * @param {HTMLButtonElement} button
 */
export function mount(button) {
  const field = document.getElementById(button.getAttribute("aria-controls"));
  const status = button.parentElement.querySelector("[role=status]");

  button.addEventListener("click", async () => {
    field.select();
    // The clipboard is closed to pages served without TLS inside an office; selected text can still be copied by hand.
    const copied = navigator.clipboard
      ? await navigator.clipboard.writeText(field.value).then(() => true, () => false)
      : document.execCommand("copy");
    status.textContent = copied ? "Đã chép." : "Văn bản đã được chọn, nhấn Ctrl+C để chép.";
  });
}
