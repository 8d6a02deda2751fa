const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
const text = buffer => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** Browsers of 2022 read no options from JSON and write no answer as JSON, so both are done here. */
function read(options) {
  const ids = list => list?.map(one => ({ ...one, id: bytes(one.id) }));
  return {
    ...options, challenge: bytes(options.challenge), ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    excludeCredentials: ids(options.excludeCredentials), allowCredentials: ids(options.allowCredentials),
  };
}

function written({ id, rawId, type, response, authenticatorAttachment, getClientExtensionResults }, credential) {
  return JSON.stringify({
    id, rawId: text(rawId), type, authenticatorAttachment, clientExtensionResults: getClientExtensionResults.call(credential),
    response: {
      clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject), transports: response.getTransports?.(),
      authenticatorData: text(response.authenticatorData ?? response.getAuthenticatorData?.()), signature: text(response.signature), userHandle: text(response.userHandle) ?? undefined,
    },
  });
}

/**
 * Asks the device for a passkey before the form is sent: data-passkey is "create" or "get", data-options the address that says what is asked. The answer goes into
 * the hidden field named credential, and the form goes on as any other.
 * @param {HTMLFormElement} form
 */
export function mount(form) {
  const [credential, status] = [form.elements.namedItem("credential"), form.querySelector("[role=status]")];
  const say = words => { status.textContent = words; };
  if (!window.PublicKeyCredential) {
    say("Trình duyệt này, hoặc địa chỉ đang dùng, không hỗ trợ khóa truy cập. Cần mở chương trình qua https hoặc tại localhost.");
    form.querySelectorAll("[data-needs-passkey]").forEach(button => { button.disabled = true; });
  }

  form.addEventListener("submit", async event => {
    if (credential.value || event.submitter?.hasAttribute("formnovalidate")) return;
    event.preventDefault();
    say("");
    try {
      const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
      if (!answer.ok) return say(answer.status === 422 ? await answer.text() : "Chưa thực hiện được, vui lòng tải lại trang và thử lại.");
      const made = await navigator.credentials[form.dataset.passkey]({ publicKey: read(await answer.json()) });
      credential.value = written(made, made);
      form.submit();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      say(error.name === "InvalidStateError" ? "Thiết bị này đã có khóa truy cập của tài khoản." : "Chưa nhận được khóa truy cập: thao tác bị hủy, quá thời gian, hoặc thiết bị không có khóa phù hợp.");
    }
  });
}
