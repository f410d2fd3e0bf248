// Passkeys: shows what needs them where the browser has them, starts them, and says so kindly when one was not used.
// The work is done by the scripts of django-allauth, which stand before this one.
if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-passkeys]")) part.hidden = false;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});
for (const button of document.querySelectorAll("[data-passkey]")) {
  const start = window.allauth.webauthn.forms[button.dataset.passkey];
  const [login, authenticate, add] = Array(3).fill(button.id);
  const { credential, passwordless } = button.dataset;
  start({ ids: { login, authenticate, add, credential, passwordless, data: "passkey-question" } });
}
