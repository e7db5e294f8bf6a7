// "Snel weg": leaves for a neutral page at once and so that Back shows nothing of ours. Without this, its link works.
// Loaded in the head and not deferred: it works before the page is whole, and a page that must not be seen never is.
"use strict";
(() => {
  const { to = "/weg", title = "", clear = "/weg" } = document.currentScript.dataset;
  const PRESSES = 3;
  const MOST_MILLISECONDS_BETWEEN = 2000;
  const entries = window.navigation; // the Navigation API, where the browser has it
  let left = false;
  let presses = 0;
  let last = 0;

  const leave = () => {
    left = true;
    // On a slow line the next page takes seconds to come: nothing of this one may be seen until then.
    document.documentElement.hidden = true;
    document.body?.replaceChildren();
    document.title = title;
    for (const icon of document.querySelectorAll('link[rel~="icon"]')) icon.href = "data:,";
    history.replaceState(null, "", "/");
    // Beside the leaving, not before it: the answer tells the browser what to forget (Clear-Site-Data).
    fetch(clear, { keepalive: true, redirect: "manual", cache: "no-store" }).catch(() => {});
    location.replace(to); // takes this page's place in the history; `location.href` would leave it there
  };

  // Who leaves and then presses Back comes to the page before the one that was left. It knows itself by this: it was
  // left for another page of ours (noted with its entry in the tab's history, which ends with the tab), and yet the
  // way back to it comes from elsewhere. Who follows a link to another site and comes back is not sent away.
  const onward = () => Boolean(entries?.currentEntry?.getState()?.onward);
  const note = (isOnward) => {
    if (entries && onward() !== isOnward)
      entries.updateCurrentEntry({ state: isOnward ? { onward: true } : null });
  };
  entries?.addEventListener("navigate", ({ navigationType, destination }) => {
    if (navigationType === "push" && !destination.sameDocument)
      note(new URL(destination.url).origin === location.origin);
  });
  const shown = () => {
    const { navigationType, from } = entries?.activation ?? {};
    const back = navigationType === "traverse";
    if (left || (back && !from && onward())) leave();
    else if (!back) note(false);
  };
  shown();
  addEventListener("pageshow", (event) => event.persisted && shown());

  // What was half written is not there again for who goes back to the page.
  addEventListener("pagehide", () => {
    for (const form of document.querySelectorAll('form[autocomplete="off"]')) form.reset();
  });

  addEventListener(
    "click",
    (event) => {
      if (!event.target.closest?.("[data-exit]")) return;
      event.preventDefault();
      leave();
    },
    true,
  );
  addEventListener(
    "keydown",
    (event) => {
      if (event.repeat || event.isComposing) return;
      const soon = event.timeStamp - last < MOST_MILLISECONDS_BETWEEN;
      presses = event.key === "Escape" ? (soon ? presses : 0) + 1 : 0;
      last = event.timeStamp;
      const said = document.querySelector("[data-exit-said]");
      if (said) said.textContent = presses === PRESSES - 1 ? said.dataset.exitSaid : "";
      if (presses === PRESSES) leave();
    },
    true, // before a list or a map takes Escape for itself
  );
})();
