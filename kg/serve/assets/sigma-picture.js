// The picture of the explorer: sigma draws it, for thousands of nodes; it has the functions of the page's (network.js).
const canvas = new drawing.MultiDirectedGraph();
let renderer = null;

const sizeOf = (i) => (isWords(i) ? 6 : Math.min(22, 6 + 2.2 * Math.log2(1 + data.entities[i].salience)));
const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function arrowLabel(i) {
  const facts = arrows[i].filter((fact) => shown.fact[fact.number]);
  const told = [...new Set(facts.map((fact) => cut(fact.predicate, 30) + (fact.sources.length ? ` · says ${cut(fact.sources[0], 20)}` : "")))];
  return told.slice(0, 2).join(", ") + (told.length > 2 ? ` and ${told.length - 2} more` : "");
}

const picture = {
  positions: () => places,
  node: (i) => ({ x: places[i][0], y: -places[i][1], size: sizeOf(i) / 1.4, label: cut(nameOf(i), 28), font: 12, ...(isWords(i) ? { width: 120, height: 20 } : {}) }),
  edge: (i) => ({ label: arrowLabel(i), via: null }),
  grow(fresh) {
    fresh.entities.forEach((i) => canvas.addNode(i, { x: places[i][0], y: places[i][1], ...nodeStyle(i, null, theme()) }));
    fresh.arrows.forEach((i) => canvas.addDirectedEdgeWithKey(`a${i}`, arrows[i][0].subject, arrows[i][0].object, edgeStyle(i, null, theme())));
    renderer.refresh(); // sigma knows what was added only then
  },
  fit(several) {
    const points = several.filter((i) => places[i]).map((i) => renderer.graphToViewport({ x: places[i][0], y: places[i][1] }));
    if (!points.length) return;
    const { width, height } = renderer.getDimensions();
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const camera = renderer.getCamera();
    const closer = Math.max((right - left) / Math.max(width - 160, 80), (bottom - top) / Math.max(height - 120, 80), 0);
    const middle = renderer.viewportToFramedGraph({ x: (left + right) / 2, y: (top + bottom) / 2 });
    const there = { x: middle.x, y: middle.y, ratio: Math.max(camera.ratio * closer, 0.12), angle: 0 };
    if (isCalm.matches) camera.setState(there);
    else camera.animate(there, { duration: 250 });
  },
  reveal(i) {
    const middle = renderer.viewportToFramedGraph(renderer.graphToViewport({ x: places[i][0], y: places[i][1] }));
    renderer.getCamera().setState({ x: middle.x, y: middle.y });
  },
  zoom(factor) {
    const camera = renderer.getCamera();
    camera.setState({ ratio: camera.ratio / factor });
  },
  png(done) {
    const drawn = new Image();
    drawn.onload = () => {
      const made = element("canvas", { width: drawn.naturalWidth * 2, height: drawn.naturalHeight * 2 });
      made.getContext("2d").drawImage(drawn, 0, 0, made.width, made.height);
      URL.revokeObjectURL(drawn.src);
      made.toBlob(done);
    };
    drawn.src = URL.createObjectURL(new Blob([asSvg()], { type: "image/svg+xml" }));
  },
};

const SOLID = [100_000, 0.15]; // pixels of dash and gap: sigma draws nothing where there is no gap at all
const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)");
const theme = () => Object.fromEntries(["--paper", "--ink", "--soft", "--line"].map((name) => [name.slice(2), colour(name)]));

function nodeStyle(i, bright, { soft, line }) {
  const faded = bright && !bright.has(i);
  return {
    size: sizeOf(i), shape: SHAPE_NAMES[data.classes[data.entities[i].kind].shape], hidden: !shown.entity[i],
    color: faded ? line : isWords(i) ? soft : fillOf(i), chosen: i === state.node,
  };
}

function edgeStyle(i, bright, { line }) {
  const status = data.statuses[arrows[i][0].status];
  const faded = bright && !bright.has(i);
  const [dash, gap] = status.dashes.length ? status.dashes : SOLID;
  return { size: i === state.arrow ? 4 : 2, color: faded ? line : strokeOf(status), dash, gap, hidden: !isShownArrow(i) };
}

function restyle() {
  const [bright, facts, colours] = [near(), brightFacts(), theme()];
  const told = facts && new Set(facts.map((fact) => fact.arrow));
  canvas.updateEachNodeAttributes((i, held) => ({ ...held, ...nodeStyle(Number(i), bright, colours) }));
  canvas.updateEachEdgeAttributes((key, held) => ({ ...held, ...edgeStyle(Number(key.slice(1)), told, colours) }));
}

function styles() {
  const visibility = { whenData: "hidden", then: "hidden", else: "visible" };
  return {
    nodes: [drawing.DEFAULT_STYLES.nodes, {
      shape: { attribute: "shape" }, size: { attribute: "size" }, visibility, backdropVisibility: { whenData: "chosen", then: "visible", else: "hidden" },
      backdropColor: colour("--who"), backdropShadowBlur: 0, backdropShadowColor: NOTHING,
    }],
    edges: [drawing.DEFAULT_STYLES.edges, {
      path: "line", parallelPath: "curved", parallelSpread: 0.25, selfLoopPath: "loop", head: "arrow", size: { attribute: "size" }, visibility,
      dash: { attribute: "dash" }, gap: { attribute: "gap" },
    }],
    stage: { background: colour("--paper") },
  };
}

const PRIMITIVES = {
  nodes: { shapes: SHAPES, layers: [drawing.layerFill()] },
  edges: {
    paths: [drawing.pathLine(), drawing.pathCurved({ segments: 12 }), drawing.pathLoop()], extremities: [drawing.extremityArrow()], defaultHead: "arrow",
    variables: { dash: { type: "number", default: 0 }, gap: { type: "number", default: 0 } },
    layers: [drawing.layerDashed({ dashSize: { attribute: "dash", default: SOLID[0], mode: "pixels" }, gapSize: { attribute: "gap", default: SOLID[1], mode: "pixels" }, solidExtremities: "head" })],
  },
};

function startRenderer() {
  if (renderer) renderer.kill();
  renderer = new drawing.Sigma(canvas, byId("canvas"), {
    primitives: PRIMITIVES, styles: styles(),
    settings: { autoRescale: true, renderLabels: false, enableEdgeEvents: true, enableNodeDrag: true, minEdgeThickness: 1,
      dragPositionToAttributes: (position, node) => {
        places[Number(node)] = [position.x, position.y];
        return position;
      } },
  });
  renderer.setCustomBBox({ x: [-1000, 1000], y: [-700, 700] }); // so that what comes later does not shift what is there
  startLabels();
  renderer.on("clickNode", ({ node }) => change({ node: Number(node), arrow: null, article: null }));
  renderer.on("clickEdge", ({ edge }) => change({ node: null, arrow: Number(edge.slice(1)), fact: null, article: null }));
  renderer.on("clickStage", () => change({ node: null, arrow: null, article: null }));
  renderer.on("doubleClickNode", (event) => {
    event.preventSigmaDefault();
    source.expand(Number(event.node));
  });
  byId("canvas").renderer = renderer; // for scripts that drive the page
}

function startPicture() {
  startRenderer();
  byId("closer").onclick = () => picture.zoom(1.4);
  byId("farther").onclick = () => picture.zoom(1 / 1.4);
  byId("fit").onclick = showAll;
  dark.addEventListener("change", () => {
    startRenderer();
    restyle();
  });
  state.listeners.push(restyle);
}
