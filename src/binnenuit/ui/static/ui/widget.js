/* Sets a widget of Binnenuit where this script stands, as a frame that is as high as what is in it. Keeps nothing, sends nothing. */
"use strict";

(() => {
  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  const address = new URL(script.dataset.address, script.src);
  if (address.origin !== origin) {
    return; /* only what comes from where the script comes from */
  }

  const frame = document.createElement("iframe");
  frame.src = address.href;
  frame.title = script.dataset.title || "Binnenuit";
  frame.width = "100%";
  frame.height = "640";
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.sandbox = "allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts";
  frame.style.border = "0";
  script.after(frame);

  const least = 100;
  const most = 5000;
  window.addEventListener("message", (event) => {
    const height = event.data && event.data.binnenuit === "height" ? Number(event.data.height) : NaN;
    if (event.source === frame.contentWindow && event.origin === origin && height > 0) {
      frame.height = String(Math.min(Math.max(height, least), most));
    }
  });
})();
