// Does the arithmetic that a form asks for (ui/form_guard.py), so that nobody has to answer the sum.
"use strict";
for (const field of document.querySelectorAll("input[data-proof]")) {
  if (!globalThis.crypto?.subtle) break; // without TLS a browser has none: the sum stays
  const form = field.form;
  const sum = form.querySelector("[data-proof-sum]");
  const bits = Number(field.dataset.proofBits);
  const zeros = (digest) => {
    let count = 0;
    for (const byte of new Uint8Array(digest)) {
      if (byte) return count + Math.clz32(byte) - 24;
      count += 8;
    }
    return count;
  };
  const found = (async () => {
    const encoder = new TextEncoder();
    for (let first = 0; ; first += 64) {
      const tries = Array.from({ length: 64 }, (_, step) => String(first + step));
      const digests = await Promise.all(
        tries.map((text) => crypto.subtle.digest("SHA-256", encoder.encode(`${field.dataset.proof}:${text}`))),
      );
      const hit = digests.findIndex((digest) => zeros(digest) >= bits);
      if (hit >= 0) return tries[hit];
    }
  })();
  sum.hidden = true;
  found.then((text) => {
    field.value = text;
  });
  form.addEventListener("submit", (event) => {
    if (field.value) return;
    event.preventDefault();
    const button = event.submitter;
    found.then(() => form.requestSubmit(button));
  });
}
