// Thousands of arrows seen from afar: drawn in one stroke for each status, without heads and labels, which could not be made out.
// vis-network draws every arrow by itself, which takes half a second at 6,000. Its renderer is told to let us; it is of a fixed version.
const FAR_AWAY = { arrows: 800, scale: 0.45 }; // more arrows than that, at a smaller scale than that

const isAfar = () => arrows.length > FAR_AWAY.arrows && network.getScale() < FAR_AWAY.scale;

function strokeAll(paper) {
  const bodies = network.body;
  const width = Math.max(1.2, 0.7 / network.getScale());
  data.statuses.forEach((status, number) => {
    paper.beginPath();
    arrows.forEach(([fact], i) => {
      const edge = bodies.edges[i];
      if (fact.status !== number || edge.options.hidden) return;
      const via = edge.edgeType.getViaNode();
      paper.moveTo(edge.from.x, edge.from.y);
      if (via && via.x !== undefined) paper.quadraticCurveTo(via.x, via.y, edge.to.x, edge.to.y);
      else paper.lineTo(edge.to.x, edge.to.y);
    });
    paper.setLineDash(status.dashes.map((length) => length * width));
    paper.lineWidth = width;
    paper.strokeStyle = strokeOf(status);
    paper.globalAlpha = 0.5;
    paper.stroke();
  });
  paper.setLineDash([]);
  paper.globalAlpha = 1;
}

function dotAll(paper) {
  const byFill = new Map();
  for (const i of shown.entities) {
    const fill = nodes.get(i).color.background;
    if (!byFill.has(fill)) byFill.set(fill, []);
    byFill.get(fill).push(i);
  }
  paper.lineWidth = Math.max(1.5, 0.6 / network.getScale());
  paper.strokeStyle = colour("--ink");
  for (const [fill, several] of byFill) {
    paper.beginPath();
    for (const i of several) {
      const { x, y } = network.body.nodes[i];
      const size = Math.max(sizes[i], 2.5 / network.getScale());
      paper.moveTo(x + size, y);
      paper.arc(x, y, size, 0, 2 * Math.PI);
    }
    paper.fillStyle = fill;
    paper.fill();
    paper.stroke();
  }
}

const sizes = [];
const PAUSE = 150; // milliseconds without a move, after which what has come into view is drawn

// While thousands of arrows are pulled about, the drawing is moved as it is, which costs nothing; it is drawn anew at every pause.
function startPulling() {
  const { renderer, body } = network;
  const drawNow = renderer._redraw;
  const drawing = byId("canvas").querySelector("canvas");
  let [from, timer] = [null, 0];

  function settle() {
    clearTimeout(timer);
    drawing.style.transform = "";
    if (from) from = { ...body.view.translation };
    drawNow.call(renderer);
  }
  renderer._redraw = (...options) => {
    if (!from) return drawNow.apply(renderer, options);
    const { x, y } = body.view.translation;
    drawing.style.transform = `translate(${x - from.x}px, ${y - from.y}px)`;
    renderer.redrawRequested = false;
    clearTimeout(timer);
    timer = setTimeout(settle, PAUSE);
    return undefined;
  };
  network.on("dragStart", ({ nodes: picked }) => (from = picked.length || !isAfar() ? null : { ...body.view.translation }));
  network.on("dragEnd", () => {
    if (!from) return;
    from = null;
    settle();
  });
}

function startAfar() {
  data.entities.forEach((_, i) => (sizes[i] = nodes.get(i).size || 6));
  const { renderer } = network;
  const own = { edges: renderer._drawEdges, arrows: renderer._drawArrows, nodes: renderer._drawNodes };
  renderer._drawEdges = (paper) => (isAfar() ? strokeAll(paper) : own.edges.call(renderer, paper));
  renderer._drawArrows = (paper) => (isAfar() ? undefined : own.arrows.call(renderer, paper));
  renderer._drawNodes = (paper, always) => {
    if (always || !isAfar()) return own.nodes.call(renderer, paper, always);
    dotAll(paper);
    return { drawExternalLabels: () => {} };
  };
  startPulling();
}
