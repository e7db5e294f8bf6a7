// The map of a search, to move about in (Leaflet). The page works without it: it then has a map drawn by the server.
"use strict";
(() => {
  const figure = document.querySelector(".search-map");
  if (!figure || !window.L) return;
  const texts = figure.dataset;
  const language = document.documentElement.lang;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const [west, south, east, north] = texts.bounds.split(",").map(Number);
  const state = figure.querySelector(".map-state");
  const shown = new Intl.NumberFormat(language);
  const short = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 0 });
  const MOST_LISTED = 12;
  const NEARLY = 0.00002; // degrees: points are written to five decimals

  const holder = document.createElement("div");
  holder.className = "live-map";
  holder.dir = "ltr"; // Leaflet counts from the left
  holder.setAttribute("role", "region");
  holder.setAttribute("aria-label", texts.label);
  figure.prepend(holder);
  figure.classList.add("live");
  if (texts.tiles) figure.classList.add("with-tiles");

  const map = L.map(holder, {
    attributionControl: false,
    fadeAnimation: !still,
    inertia: !still,
    markerZoomAnimation: !still,
    maxBounds: [[48, -2], [56, 13]],
    maxZoom: texts.tiles ? 18 : 14,
    minZoom: 6,
    scrollWheelZoom: false,
    zoomAnimation: !still,
    zoomControl: false,
    zoomSnap: texts.tiles ? 1 : 0.25, // outlines are sharp at any zoom, tiles are not
  });
  L.control.zoom({ position: "topright", zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
  // The wheel scrolls the page, until one has chosen the map.
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  if (texts.tiles) L.tileLayer(texts.tiles, { maxZoom: 18 }).addTo(map);

  const make = (name, text, properties = {}) => {
    const element = Object.assign(document.createElement(name), properties);
    element.textContent = text;
    return element;
  };

  // Popups: nodes, never HTML that someone else wrote.
  let opener = null;
  const popup = L.popup({ maxWidth: 280, minWidth: 180, autoPanPadding: [16, 16] });
  const show = (point, content, from) => {
    opener = from;
    popup.setLatLng(point).setContent(content).openOn(map);
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    if (close) close.setAttribute("aria-label", texts.close);
    content.querySelector("a")?.focus({ preventScroll: true });
  };
  map.on("popupclose", () => {
    const active = document.activeElement;
    const lost = active === document.body || popup.getElement()?.contains(active);
    if (lost) (marks.get(opener)?.button ?? holder).focus({ preventScroll: true });
  });
  holder.addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup();
  });

  // Outlines, shaded as the drawing is.
  const drawn = (code) => figure.querySelector(`svg [data-code="${code}"]`);
  const area = (feature, layer) => {
    const source = drawn(feature.id);
    if (!source) return;
    const title = source.querySelector("title").textContent;
    const name = title.slice(0, title.lastIndexOf(":"));
    layer.bindTooltip(make("span", title), { sticky: true });
    layer.on("click", (event) => {
      const content = document.createElement("div");
      content.append(make("p", title));
      const address = source.getAttribute("href");
      if (address) content.append(make("a", texts.only.replace("{name}", name), { href: address }));
      show(event.latlng, content, null);
    });
  };
  const shade = (feature) => ({
    className: `area ${drawn(feature.id)?.querySelector("path").getAttribute("class") ?? "map-0"}`,
    fillOpacity: texts.tiles ? 0.45 : 1,
    smoothFactor: 0,
  });
  const outline = async () => {
    const answer = await fetch(texts.outlines, { credentials: "omit" });
    if (!answer.ok) throw new Error(answer.status);
    const { features } = await answer.json();
    const of = (kind) => features.filter((feature) => feature.id.startsWith(kind));
    const shaded = { GM: L.geoJSON(of("GM"), { style: shade, onEachFeature: area }), PV: null };
    shaded.PV = L.geoJSON(of("PV"), { style: shade, onEachFeature: area });
    const borders = L.geoJSON(of("PV"), { interactive: false, style: { className: "map-border", fill: false, smoothFactor: 0 } });
    const perProvince = document.getElementById("per-provincie");
    const choose = () => {
      const [on, off] = perProvince.checked ? ["PV", "GM"] : ["GM", "PV"];
      shaded[off].remove();
      shaded[on].addTo(map);
      borders.addTo(map).bringToFront();
    };
    for (const radio of document.querySelectorAll(".per input")) radio.addEventListener("change", choose);
    choose();
  };

  // The list, and the points of its results.
  const points = JSON.parse(texts.points);
  const hits = [];
  for (const link of document.querySelectorAll("#lijst .hit a[href]")) {
    const here = points[link.getAttribute("href")];
    if (here) hits.push({ element: link.closest(".hit"), here });
  }
  const holds = (mark, [latitude, longitude]) =>
    latitude >= mark.bounds[1] - NEARLY &&
    latitude <= mark.bounds[3] + NEARLY &&
    longitude >= mark.bounds[0] - NEARLY &&
    longitude <= mark.bounds[2] + NEARLY;
  const meet = (mark, hit) => hit.here.some((point) => holds(mark, point));
  const following = (element, on) => {
    for (const name of ["mouseenter", "focusin"]) element.addEventListener(name, () => on(true));
    for (const name of ["mouseleave", "focusout"]) element.addEventListener(name, () => on(false));
  };
  for (const hit of hits)
    following(hit.element, (on) => {
      for (const mark of marks.values())
        if (meet(mark, hit)) mark.button.classList.toggle("is-on", on);
    });

  // Clusters and single results.
  const marks = new Map();
  const near = (latitude, longitude, radius) =>
    `${texts.near}bij=${latitude.toFixed(5)},${longitude.toFixed(5)}&straal=${radius}`;
  const listLink = (mark) => make("a", texts.list, { href: near(mark.lat, mark.lon, 1) });
  const choices = {
    cluster(mark, byKeyboard) {
      if (map.getZoom() >= map.getMaxZoom()) {
        const content = document.createElement("div");
        content.append(make("p", texts.several.replace("{count}", shown.format(mark.count))), listLink(mark));
        return show(mark.layer.getLatLng(), content, mark.key);
      }
      const [left, bottom, right, top] = mark.bounds;
      const bounds = L.latLngBounds([bottom, left], [top, right]);
      const zoom = Math.min(Math.max(map.getBoundsZoom(bounds, false, [32, 32]), Math.ceil(map.getZoom() + 0.5)), map.getMaxZoom());
      into = byKeyboard ? mark.bounds : null;
      map.setView(bounds.getCenter(), zoom, { animate: !still });
    },
    spot(mark) {
      const content = document.createElement("div");
      const list = document.createElement("ul");
      for (const result of mark.results.slice(0, MOST_LISTED)) {
        const item = document.createElement("li");
        item.append(make("a", result.title, { href: result.address, lang: result.language, dir: "auto" }));
        if (result.place) item.append(make("small", result.place));
        list.append(item);
      }
      if (mark.results.length > 1)
        content.append(make("p", texts.several.replace("{count}", shown.format(mark.results.length))));
      content.append(list);
      if (mark.results.length > MOST_LISTED) content.append(listLink(mark));
      show(mark.layer.getLatLng(), content, mark.key);
    },
  };
  const sizes = (count) => (count < 10 ? "few" : count < 1000 ? "" : "many");
  const clusterMark = (cluster) => ({
    ...cluster,
    kind: "cluster",
    key: `${cluster.lat},${cluster.lon},${cluster.count}`,
    look: `mark ${sizes(cluster.count)}`,
    text: short.format(cluster.count),
    name: cluster.count === 1 ? texts.one : texts.group.replace("{count}", shown.format(cluster.count)),
  });
  const spotMark = (spot) => ({
    ...spot,
    kind: "spot",
    key: `${spot.lat},${spot.lon},${spot.results.map((result) => result.address)}`,
    bounds: [spot.lon, spot.lat, spot.lon, spot.lat],
    look: spot.results.length > 1 ? "mark few" : "mark single",
    text: spot.results.length > 1 ? shown.format(spot.results.length) : "",
    name:
      spot.results.length > 1
        ? texts.several.replace("{count}", shown.format(spot.results.length))
        : [spot.results[0].title, spot.results[0].place].filter(Boolean).join(", "),
  });
  const put = (mark) => {
    const button = make("button", mark.text, { type: "button", className: mark.look });
    button.setAttribute("aria-label", mark.name);
    button.title = mark.name;
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener("click", (event) => choices[mark.kind](mark, event.detail === 0));
    following(button, (on) => {
      for (const hit of hits) if (meet(mark, hit)) hit.element.classList.toggle("is-on", on);
    });
    const icon = L.divIcon({ className: "", html: button, iconSize: [0, 0] });
    mark.button = button;
    mark.layer = L.marker([mark.lat, mark.lon], { icon, keyboard: false, interactive: false }).addTo(map);
    marks.set(mark.key, mark);
  };
  // No mark hides another: those that would overlap are pushed apart, by as little as possible.
  const spread = () => {
    const all = [...marks.values()].map((mark) => ({
      mark,
      point: map.project([mark.lat, mark.lon]),
      reach: mark.button.offsetWidth / 2 + 1,
    }));
    const apart = (one, other) => {
      let x = other.point.x - one.point.x;
      let y = other.point.y - one.point.y;
      let distance = Math.hypot(x, y);
      const missing = one.reach + other.reach - distance;
      if (missing <= 0) return false;
      if (distance < 0.01) [x, y, distance] = [1, 0, 1];
      const push = L.point((x / distance) * (missing / 2 + 0.1), (y / distance) * (missing / 2 + 0.1));
      one.point = one.point.subtract(push);
      other.point = other.point.add(push);
      return true;
    };
    for (let round = 0, moved = true; moved && round < 40; round += 1) {
      moved = false;
      for (const [number, one] of all.entries())
        for (const other of all.slice(number + 1)) moved = apart(one, other) || moved;
    }
    for (const { mark, point } of all) mark.layer.setLatLng(map.unproject(point));
  };
  const draw = (found) => {
    // From north to south: the order of the tab key.
    const wanted = [...found.clusters.map(clusterMark), ...found.spots.map(spotMark)].sort((a, b) => b.lat - a.lat);
    const keys = new Set(wanted.map((mark) => mark.key));
    for (const [key, mark] of marks)
      if (!keys.has(key)) {
        mark.layer.remove();
        marks.delete(key);
      }
    for (const mark of wanted) if (!marks.has(mark.key)) put(mark);
    spread();
    state.textContent = texts.seen.replace("{count}", shown.format(wanted.length));
    if (into) {
      const first = wanted.find((mark) => holds({ bounds: into }, [mark.lat, mark.lon]));
      (marks.get(first?.key)?.button ?? holder).focus({ preventScroll: true });
      into = null;
    }
  };
  let into = null;
  let asking = null;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const box = map.getBounds().pad(0.1);
    const edges = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((edge) => edge.toFixed(4));
    try {
      const answer = await fetch(`${texts.grid}vak=${edges}&zoom=${Math.floor(map.getZoom())}`, {
        credentials: "omit",
        signal: asking.signal,
      });
      if (!answer.ok) throw new Error(answer.status);
      draw(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") failed();
    }
  };
  const failed = () => {
    state.textContent = texts.failed;
    state.classList.remove("visually-hidden");
  };

  // To search in what one sees: the circle inside the map's edges.
  const here = document.querySelector(".map-here");
  const open = here.querySelector("a").getAttribute("href");
  const follow = () => {
    const centre = map.getCenter();
    const box = map.getBounds();
    const half = Math.min(
      centre.distanceTo([box.getNorth(), centre.lng]),
      centre.distanceTo([centre.lat, box.getEast()]),
    );
    const radius = Math.min(Math.max(Math.round(half / 1000), 1), 200);
    here.querySelector("a").href = `${open}bij=${centre.lat.toFixed(4)},${centre.lng.toFixed(4)}&straal=${radius}`;
    here.hidden = false;
  };

  map.fitBounds([[south, west], [north, east]], { animate: false });
  map.on("moveend", ask);
  map.on("moveend", follow);
  ask();
  outline().catch(failed);
})();
