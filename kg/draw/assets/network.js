// The picture of the page: vis-network's nodes and edges, restyled when the theme, the filters or the selection change.
const nodes = new vis.DataSet(read("nodes"));
const edges = new vis.DataSet([]);
let network = null;

const picture = {
  positions: () => Object.values(network.getPositions()).map(({ x, y }) => [x, y]),
  node(i) {
    const { label, font } = nodes.get(i);
    const { x, y, shape } = network.body.nodes[i];
    const isWords = nodes.get(i).shape === "box";
    return { x, y, label, font: font.size, size: nodes.get(i).size, ...(isWords ? { width: shape.width, height: shape.height } : {}) };
  },
  edge(i) {
    const type = network.body.edges[i].edgeType;
    const via = type.getViaNode();
    return { label: edges.get(i).label, via: via ? [via.x, via.y] : null };
  },
  fit(several) {
    if (!several.length) return;
    if (isPhone() && several.length === data.entities.length && several.length > 12) return picture.reveal(several[0]);
    if (isPhone() && state.node !== null) return picture.reveal(state.node);
    network.fit({ nodes: several, maxZoomLevel: 1.2 });
  },
  reveal: (i) => network.focus(i, { scale: Math.max(READABLE, network.getScale()) }),
  zoom: (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * factor)) }),
  png(done) {
    const canvas = byId("canvas").querySelector("canvas");
    const made = element("canvas", { width: canvas.width, height: canvas.height });
    const paper = made.getContext("2d");
    paper.fillStyle = colour("--paper");
    paper.fillRect(0, 0, made.width, made.height);
    paper.drawImage(canvas, 0, 0);
    made.toBlob(done);
  },
};

// From afar, names are written at a size that can be read.
const FAR = { size: 12, least: 8 }; // pixels on the screen: of the writing, and below which vis-network writes nothing

function nameFromAfar(paper) {
  const scale = network.getScale();
  const bright = near();
  const [ink, items] = [colour("--ink"), []];
  for (const i of shown.entities) {
    const { font, size: radius, label, shape } = nodes.get(i);
    if (shape === "box" || font.size * scale >= FAR.least || (bright && !bright.has(i))) continue;
    const { x, y } = network.body.nodes[i];
    items.push({ x, y, radius, lines: label.split("\n"), ink });
  }
  writeNames(paper, items, FAR.size / scale, 3.5 / scale);
}

function edgesFrom(list) {
  return list.map((edge) => ({ ...edge, id: numbers.arrows.get(`${edge.from}/${edge.to}/${edge.status}`) }));
}

// What has changed since it was last drawn; telling vis-network of the rest would take most of a second at 2,000 nodes.
function changed(seen, styles) {
  return styles.filter((style) => {
    const text = JSON.stringify(style);
    if (seen.get(style.id) === text) return false;
    seen.set(style.id, text);
    return true;
  });
}

const [seenNodes, seenEdges] = [new Map(), new Map()];

function dress() {
  const [paper, ink, soft] = ["--paper", "--ink", "--soft"].map(colour);
  nodes.update(changed(seenNodes, data.entities.map((entity, i) => {
    const isWords = data.classes[entity.kind].shape === "box";
    const fill = isWords ? paper : fillOf(i);
    const border = isWords ? soft : ink;
    return {
      id: i,
      hidden: !shown.entity[i],
      color: { background: fill, border, highlight: { background: fill, border: ink }, hover: { background: fill, border: ink } },
      font: { ...nodes.get(i).font, face: FACE, color: isWords ? soft : ink, ...(isWords ? {} : { strokeWidth: 4, strokeColor: paper }) },
    };
  })));
  edges.update(changed(seenEdges, arrows.map((facts, i) => {
    const stroke = strokeOf(data.statuses[facts[0].status]);
    return {
      id: i,
      hidden: !isShownArrow(i),
      color: { color: stroke, highlight: stroke, hover: stroke },
      font: { face: FACE, color: stroke, background: paper, strokeWidth: 0 },
    };
  })));
}

function restyle() {
  dress();
  const selected = { nodes: state.node === null ? [] : [state.node], edges: state.arrow === null ? [] : [state.arrow] };
  network.setSelection(selected, { highlightEdges: false });
  network.redraw();
}

// What is not spoken of fades under a veil, above which the rest is drawn again.
function veil(paper) {
  const facts = brightFacts();
  if (!facts) return;
  paper.save();
  paper.setTransform(1, 0, 0, 1, 0, 0);
  paper.globalAlpha = 0.8;
  paper.fillStyle = colour("--paper");
  paper.fillRect(0, 0, paper.canvas.width, paper.canvas.height);
  paper.restore();
  const bodies = network.body;
  for (const i of new Set(facts.map((fact) => fact.arrow))) {
    if (!isShownArrow(i)) continue;
    bodies.edges[i].draw(paper);
    bodies.edges[i].drawArrows(paper);
  }
  for (const i of near()) {
    if (shown.entity[i]) bodies.nodes[i].draw(paper).drawExternalLabel?.();
  }
}

function startPicture() {
  edges.add(edgesFrom(read("edges")));
  dress(); // before there is anything that would draw every change
  network = new vis.Network(byId("canvas"), { nodes, edges }, read("options"));
  byId("canvas").network = network; // for scripts that drive the page
  startAfar();
  network.on("click", ({ nodes: picked, edges: crossed }) => {
    if (picked.length) change({ node: picked[0], arrow: null, article: null });
    else if (crossed.length) change({ node: null, arrow: crossed[0], fact: null, article: null });
    else change({ node: null, arrow: null, article: null });
  });
  network.on("afterDrawing", (paper) => {
    veil(paper);
    nameFromAfar(paper);
  });
  byId("closer").onclick = () => picture.zoom(1.4);
  byId("farther").onclick = () => picture.zoom(1 / 1.4);
  byId("fit").onclick = showAll;
  dark.addEventListener("change", restyle);
  state.listeners.push(restyle);
}
