// How nodes are coloured: by class, or by community (who is told of together).
const COMMUNITY_COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#882255", "#44aa99", "#999933"];
const NO_COMMUNITY = "#8a94a0";

function fillOf(i) {
  const entity = data.entities[i];
  if (state.colours === "class") return data.classes[entity.kind].colour;
  return COMMUNITY_COLOURS[entity.community] || NO_COMMUNITY;
}

// The legend of the communities: each by the names most told of in it.
function communityRows() {
  const members = new Map();
  shown.entities.forEach((i) => {
    const { community } = data.entities[i];
    if (community >= 0 && COMMUNITY_COLOURS[community]) members.set(community, [...(members.get(community) || []), i]);
  });
  return [...members].sort(([a], [b]) => a - b).map(([community, several]) => {
    const names = several.slice(0, 3).map(nameOf).join(", ");
    const row = button("", () => onlyThese(several), { className: "choice plain", title: "Show only these" });
    row.append(classIcon({ shape: "dot", colour: COMMUNITY_COLOURS[community] }), words(names), element("span", { className: "count", textContent: several.length }));
    return row;
  });
}

function onlyThese(several) {
  change({ focus: new Set(several), node: null, arrow: null, steps: null });
  showAll();
}

function showCommunities() {
  const isOn = state.colours === "community";
  byId("communities").hidden = !isOn;
  if (isOn) byId("communities").replaceChildren(...communityRows());
}

function startColours() {
  const field = byId("colours");
  field.onchange = () => change({ colours: field.value });
  state.listeners.push(showCommunities, () => (field.value = state.colours));
}
