// The only script there is: it hands what the page asks to the device that keeps a passkey, and puts the device's answer into the
// page's own form. It loads nothing and sends nothing itself. Without it the page says how else to sign in.
"use strict";
(() => {
  const form = document.querySelector("form:has(input[name=answer])");
  const asked = document.getElementById("passkey-question");
  const told = document.getElementById("passkey-told");
  if (!form || !asked || !window.PublicKeyCredential) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  const { publicKey } = JSON.parse(asked.dataset.question);
  publicKey.challenge = bytes(publicKey.challenge);
  const isNew = "user" in publicKey;
  if (isNew) {
    publicKey.user.id = bytes(publicKey.user.id);
    publicKey.excludeCredentials = named(publicKey.excludeCredentials);
  } else {
    publicKey.allowCredentials = named(publicKey.allowCredentials);
  }

  let answered = false;
  form.addEventListener("submit", async (event) => {
    if (answered) return;
    event.preventDefault();
    told.textContent = "";
    try {
      const made = isNew ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
      const response = { clientDataJSON: text(made.response.clientDataJSON) };
      if (isNew) {
        response.attestationObject = text(made.response.attestationObject);
        response.transports = made.response.getTransports?.() ?? [];
      } else {
        response.authenticatorData = text(made.response.authenticatorData);
        response.signature = text(made.response.signature);
        response.userHandle = made.response.userHandle ? text(made.response.userHandle) : null;
      }
      form.elements.answer.value = JSON.stringify({
        id: made.id,
        rawId: text(made.rawId),
        type: made.type,
        response,
        extensions: {},
      });
      answered = true;
      form.submit();
    } catch {
      // The device does not say why: nobody may find out which passkeys it has.
      told.textContent = told.dataset.failed;
    }
  });
})();
