/* Tells the page around the widget how high it is, and nothing else. */
"use strict";

if (window.parent !== window) {
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    window.parent.postMessage({ binnenuit: "height", height }, "*");
  };
  new ResizeObserver(tell).observe(document.body);
}
