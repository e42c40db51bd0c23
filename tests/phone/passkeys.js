// Chromium's virtual authenticator loses its PRF secret with each launch of the browser, and answers nothing when its
// keys are gone. The keys themselves stay real here; only what the PRF gives is made from the salt, the same in every launch.
(() => {
  const real = { create: navigator.credentials.create.bind(navigator.credentials), get: navigator.credentials.get.bind(navigator.credentials) };
  const bytes = (text) => new TextEncoder().encode(text);

  async function prfOf(options) {
    const salt = options?.publicKey?.extensions?.prf?.eval?.first;
    if (!salt) return undefined;
    const both = new Uint8Array([...bytes("test authenticator"), ...new Uint8Array(salt.buffer ?? salt)]);
    return { enabled: true, results: { first: await crypto.subtle.digest("SHA-256", both) } };
  }

  function dressed(credential, prf) {
    const results = { ...credential.getClientExtensionResults(), ...(prf && { prf }) };
    Object.defineProperty(credential, "getClientExtensionResults", { value: () => results });
    return credential;
  }

  navigator.credentials.create = async (options) => dressed(await real.create(options), await prfOf(options));
  navigator.credentials.get = async (options) => dressed(await real.get(options), await prfOf(options));
})();
