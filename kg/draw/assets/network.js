// The picture: vis-network's nodes and edges, restyled when the theme, the filters or the selection change.
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const nodes = new vis.DataSet(read("nodes"));
const edges = new vis.DataSet(read("edges"));
const network = new vis.Network(byId("canvas"), { nodes, edges }, read("options"));
byId("canvas").network = network; // for scripts that drive the page

const READABLE = 0.7; // scale from which names can be read
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const NOTHING = "rgba(0,0,0,0)";
const FACE = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";

function near() {
  // The nodes that stay bright: the selected one and its neighbours, or the two ends of the selected arrow.
  if (state.arrow !== null) return new Set([arrows[state.arrow][0].subject, arrows[state.arrow][0].object]);
  if (state.node === null) return null;
  const bright = new Set([state.node]);
  for (const fact of data.facts) {
    if (!isShownFact(fact)) continue;
    if (fact.subject === state.node) bright.add(fact.object);
    if (fact.object === state.node) bright.add(fact.subject);
  }
  return bright;
}

function isBrightArrow(i) {
  if (state.arrow !== null) return i === state.arrow;
  const { subject, object } = arrows[i][0];
  return state.node === null || subject === state.node || object === state.node;
}

function restyle() {
  const [paper, ink, soft, line] = ["--paper", "--ink", "--soft", "--line"].map(colour);
  const bright = near();
  nodes.update(data.entities.map((entity, i) => {
    const faded = bright && !bright.has(i);
    const isWords = data.classes[entity.kind].shape === "box";
    const fill = isWords ? paper : data.classes[entity.kind].colour;
    const border = isWords ? soft : ink;
    return {
      id: i,
      hidden: !isShownEntity(i),
      opacity: faded ? 0.25 : 1,
      color: { background: fill, border, highlight: { background: fill, border: ink }, hover: { background: fill, border: ink } },
      font: { ...nodes.get(i).font, face: FACE, color: faded ? line : isWords ? soft : ink, ...(isWords ? {} : { strokeWidth: 4, strokeColor: paper }) },
    };
  }));
  edges.update(arrows.map((facts, i) => {
    const faded = !isBrightArrow(i);
    const status = data.statuses[facts[0].status];
    const stroke = faded ? line : dark.matches ? status.dark : status.light;
    return {
      id: i,
      hidden: !isShownFact(facts[0]),
      color: { color: stroke, highlight: stroke, hover: stroke },
      font: { face: FACE, color: faded ? NOTHING : stroke, background: faded ? NOTHING : paper, strokeWidth: 0 },
    };
  }));
  const selected = { nodes: state.node === null ? [] : [state.node], edges: state.arrow === null ? [] : [state.arrow] };
  network.setSelection(selected, { highlightEdges: false });
}

function focusOn(i) {
  change({ node: i, arrow: null });
  if (isPhone()) network.focus(i, { scale: READABLE });
  else network.fit({ nodes: [...near()], maxZoomLevel: 1.2 });
}

function focusArrow(i, fact) {
  change({ node: null, arrow: i, fact });
  const { subject, object } = arrows[i][0];
  network.fit({ nodes: [subject, object], maxZoomLevel: 1.2 });
}

function showAll() {
  network.fit({ maxZoomLevel: 1.2 });
  // Where nothing could be read, the best known part of the picture is better than all of it.
  if (isPhone() && network.getScale() < READABLE && data.entities.length) network.focus(0, { scale: READABLE });
}

const zoom = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * factor)) });

function startNetwork() {
  network.on("click", ({ nodes: picked, edges: crossed }) => {
    if (picked.length) change({ node: picked[0], arrow: null });
    else if (crossed.length) change({ node: null, arrow: crossed[0], fact: null });
    else change({ node: null, arrow: null });
  });
  byId("closer").onclick = () => zoom(1.4);
  byId("farther").onclick = () => zoom(1 / 1.4);
  byId("fit").onclick = () => network.fit();
  dark.addEventListener("change", restyle);
  state.listeners.push(restyle);
  restyle();
  showAll();
}
