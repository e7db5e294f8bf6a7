// Suggestions under a search field: a combobox with a grouped listbox (WAI-ARIA APG). The page works without it.
"use strict";
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
};

for (const input of document.querySelectorAll("input[data-suggestions]")) {
  const list = element("div", {
    id: `${input.id}-suggesties`,
    role: "listbox",
    "aria-label": input.dataset.suggestionsLabel,
  });
  const said = element("p", { class: "visually-hidden", role: "status" });
  list.hidden = true;
  input.after(list, said);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-controls", list.id],
    ["aria-expanded", "false"],
  ])
    input.setAttribute(name, value);
  const answers = new Map(); // of this page only: nothing is kept
  let options = [];
  let active = -1;
  let timer = 0;
  let asked = "";

  const close = () => {
    clearTimeout(timer);
    asked = "";
    list.hidden = true;
    said.textContent = "";
    mark(-1);
    input.setAttribute("aria-expanded", "false");
  };
  const mark = (index) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = options[active];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else input.removeAttribute("aria-activedescendant");
  };
  const search = () => {
    close();
    input.form.requestSubmit();
  };
  const choose = (suggestion) => {
    const near = input.form?.elements.namedItem("bij");
    close();
    if (!suggestion.place || !near) return location.assign(suggestion.address);
    input.value = suggestion.rest;
    near.value = suggestion.place;
    input.form.requestSubmit();
  };
  const optionFor = (action, ...children) => {
    const option = element(
      "li",
      { id: `${list.id}-${options.length}`, role: "option", "aria-selected": "false" },
      ...children,
    );
    option.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    option.addEventListener("click", action);
    options.push(option);
    return option;
  };
  const line = (suggestion) => {
    const label = element("bdi", {}, suggestion.label);
    if (!suggestion.detail) return optionFor(() => choose(suggestion), label);
    const detail = element("small", { dir: "auto" }, suggestion.detail);
    if (suggestion.language) detail.lang = suggestion.language;
    return optionFor(() => choose(suggestion), label, " ", detail);
  };
  const show = (answer) => {
    mark(-1);
    options = [];
    const groups = answer.groups.map((group) => {
      const name = element("li", { id: `${list.id}-${group.kind}`, role: "presentation" }, group.label);
      return element(
        "ul",
        { role: "group", "aria-labelledby": name.id },
        name,
        ...group.suggestions.map(line),
      );
    });
    const last = element("ul", { role: "presentation" }, optionFor(search, answer.search));
    list.replaceChildren(...groups, last);
    if (document.activeElement !== input) return;
    list.hidden = false;
    list.scrollTop = 0;
    said.textContent = answer.said;
    input.setAttribute("aria-expanded", "true");
  };
  const ask = async () => {
    const text = input.value.trim();
    if (text.length < 2) return close();
    asked = text;
    try {
      if (!answers.has(text)) {
        const answer = await fetch(`${input.dataset.suggestions}?q=${encodeURIComponent(text)}`, { credentials: "omit" });
        if (!answer.ok) return close();
        answers.set(text, await answer.json());
      }
      if (asked === text) show(answers.get(text));
    } catch {
      close();
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener("blur", close);

  // What each key does while the list is open; Home and End are the text's own until a line is marked.
  const keys = {
    ArrowDown: () => mark(active + 1 < options.length ? active + 1 : -1),
    ArrowUp: () => mark(active < 0 ? options.length - 1 : active - 1),
    Home: () => active >= 0 && (mark(0), true),
    End: () => active >= 0 && (mark(options.length - 1), true),
    Enter: () => active >= 0 && (options[active].click(), true),
    Escape: close,
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (list.hidden) {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      ask();
    } else if (event.altKey) {
      if (event.key === "ArrowUp") close();
    } else if (keys[event.key] && keys[event.key]() !== false) event.preventDefault();
  });
}
