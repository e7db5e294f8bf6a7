/* Shows and serves the buttons that need a script: copy an address, print. Nothing is kept and nothing is sent. */
"use strict";

async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy"); /* where the page did not come over https */
  }
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const words = button.querySelector("span");
  words.setAttribute("role", "status");
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(document.getElementById(button.dataset.copy));
    words.textContent = button.dataset.done;
  });
}
