// The card of an entity: who it is, its other names, what it did and what was done to it, and ways on from it.
function pathField(from) {
  const input = element("input", { type: "search", id: "path-to", role: "combobox", autocomplete: "off", spellcheck: false, placeholder: "Path to …",
    "aria-label": `Path from ${nameOf(from)} to`, "aria-expanded": "false", "aria-autocomplete": "list" });
  const list = element("ul", { id: "path-found", className: "found", role: "listbox", "aria-label": "Names found", hidden: true });
  input.setAttribute("aria-controls", list.id);
  combobox(input, list, async (entity) => {
    const to = await source.open(entity);
    showPath(from, to, await source.path(from, to));
  });
  return element("div", { className: "search" }, input, list);
}

function waysOn(i) {
  const hidden = hiddenNeighbours(i);
  const more = data.entities[i].total > data.facts.filter((fact) => fact.subject === i || fact.object === i).length;
  const row = element("div", { className: "row" }, button("Only its neighbours", () => onlyNeighbours(i)));
  if (more || (hidden && state.focus)) row.append(button("Expand", () => source.expand(i)));
  if (state.focus) row.append(button("Show everything", () => change({ focus: null, steps: null })));
  return [row, pathField(i), ...(hidden ? [element("p", { className: "soft", textContent: `${count(hidden, "neighbour")} hidden.` })] : [])];
}

function entityCard(i) {
  const entity = data.entities[i];
  const kind = data.classes[entity.kind];
  return [
    element("h2", {}, words(nameOf(i))),
    element("p", { className: "soft" }, classIcon(kind), " ", kind.label, entity.total ? ` · ${count(entity.total, "fact")} in the graph` : ""),
    element("p", { className: "soft" }, entity.names.length ? "Also called: " : "", words(entity.names.join(" · "))),
    ...waysOn(i),
    ...factList("What it does or has", shown.facts.filter((fact) => fact.subject === i)),
    ...factList("What is done to it or said of it", shown.facts.filter((fact) => fact.object === i && fact.subject !== i)),
    ...factList("What it claims", shown.facts.filter((fact) => fact.claimants.includes(i)), { isClaim: true }),
  ];
}

const FIRST_NAMES = 12;
const extras = []; // what else is on the first card: functions that give elements

function startCard() {
  if (!data.facts.length) return [element("p", { className: "soft", textContent: byId("panel").dataset.empty }), ...extras.flatMap((made) => made())];
  const most = shown.entities.filter((i) => data.classes[data.entities[i].kind].shape !== "box").slice(0, FIRST_NAMES);
  const list = element("ul", { className: "list" }, ...most.map((i) => element("li", {}, classIcon(data.classes[data.entities[i].kind]), " ", entityLink(i))));
  const facts = isFiltered() || state.focus ? factList("Facts shown, by time", shown.facts) : [];
  return [
    element("p", { className: "soft", textContent: "Select an arrow to read the sentence behind it, or a name to see all that is said of it." }),
    ...(most.length ? [element("h3", { textContent: "Most told of" }), list] : []),
    ...facts,
    ...extras.flatMap((made) => made()),
  ];
}
