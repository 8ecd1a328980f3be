// The filters, which are the legend too: each value with its sign and its count. The box shows or hides it, "only" hides all others.
const FIRST_VALUES = 12; // of a facet; the rest comes when asked for
const facetViews = [];

function signOf(facet, value) {
  if (facet.key === "class") return [classIcon(data.classes.find((one) => one.label === value))];
  if (facet.key === "status") return [statusIcon(data.statuses.find((one) => one.label === value))];
  return [];
}

function valueRow(facet, value) {
  const box = element("input", { type: "checkbox", onchange: () => toggle(facet.key, value) });
  const number = element("span", { className: "count" });
  const only = button("only", () => {
    const isOnly = state.only[facet.key]?.mode === "only" && state.only[facet.key].values.size === 1 && lets(facet.key, value);
    if (isOnly) setFacet(facet.key, "not", new Set());
    else setFacet(facet.key, "only", new Set([value]));
  }, { className: "only", "aria-label": `Only ${value}` });
  const label = element("label", {}, box, ...signOf(facet, value), words(value));
  return { row: element("div", { className: "choice" }, label, only, number), box, number, value };
}

function facetView(facet) {
  const list = element("div");
  const told = element("span", { className: "soft" });
  const box = element("details", { className: "facet" }, element("summary", {}, facet.title, " ", told));
  const sought = element("input", { type: "search", className: "within", placeholder: `Find in ${facet.title.toLowerCase()}`, "aria-label": `Find in ${facet.title.toLowerCase()}` });
  const more = button("", () => ((view.all = true), view.update()));
  const view = { rows: new Map(), all: false };
  sought.oninput = () => view.update();
  box.append(sought, list, more);
  box.ontoggle = () => view.update();
  box.open = facet.key === "class" || facet.key === "status";
  view.update = () => {
    const counts = tally(facet);
    const set = state.only[facet.key];
    told.textContent = set ? `(${[...counts.keys()].filter((value) => lets(facet.key, value)).length} of ${counts.size})` : `(${counts.size})`;
    if (!box.open) return;
    const order = view.order && view.order.length === counts.size ? view.order : [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([value]) => value);
    view.order = order; // which stays, so that rows do not jump under the pointer
    const text = plain(sought.value.trim());
    const matching = order.filter((value) => plain(value).includes(text));
    const visible = matching.filter((value, i) => view.all || i < FIRST_VALUES || !lets(facet.key, value));
    const rows = visible.map((value) => {
      if (!view.rows.has(value)) view.rows.set(value, valueRow(facet, value));
      return view.rows.get(value);
    });
    if (rows.length !== list.children.length || rows.some(({ row }, i) => list.children[i] !== row)) list.replaceChildren(...rows.map(({ row }) => row));
    rows.forEach(({ box: tick, number, value }) => {
      tick.checked = lets(facet.key, value);
      number.textContent = (counts.get(value) || 0).toLocaleString("en");
    });
    sought.hidden = counts.size <= FIRST_VALUES;
    more.hidden = visible.length >= matching.length;
    more.textContent = `Show all ${matching.length}`;
  };
  return { box, view };
}

function redrawSigns() {
  facetViews.forEach(({ view }) => {
    view.rows.clear();
    view.update();
  });
}

function showCounts() {
  const facts = data.facts.length - shown.facts.length;
  const entities = data.entities.filter((entity, i) => !shown.entity[i] && data.classes[entity.kind].shape !== "box").length;
  const parts = [facts && count(facts, "fact"), entities && count(entities, "entity", "entities")].filter(Boolean);
  byId("shown").textContent = parts.length ? `Hidden now: ${parts.join(" and ")}.` : "";
  byId("clear").hidden = !parts.length;
}

function startFacets() {
  if (isPhone()) byId("filters").open = false;
  for (const facet of FACETS) facetViews.push(facetView(facet));
  byId("facets").replaceChildren(...facetViews.map(({ box }) => box));
  byId("clear").onclick = () => {
    clearFilters();
    change({ node: null, arrow: null });
    showAll();
  };
  dark.addEventListener("change", redrawSigns);
  state.listeners.push(() => facetViews.forEach(({ view }) => view.update()), showCounts);
}
