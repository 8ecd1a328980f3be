// The picture as SVG, drawn anew from where things are; kg/draw/svg.py writes the same for reports.
const round = (number) => Math.round(number * 10) / 10;

function svgLines(label, x, y, size, attributes) {
  const lines = label.split("\n");
  const spans = lines.map((line, i) => drawn("tspan", { x: round(x), dy: i ? size * 1.2 : 0 }, line));
  return drawn("text", { x: round(x), y: round(y - ((lines.length - 1) * size * 1.2) / 2 + size * 0.35), "font-size": size, ...attributes }, ...spans);
}

function svgShape({ x, y, size, width, height }, shape, look) {
  if (shape === "dot") return drawn("circle", { cx: round(x), cy: round(y), r: size, ...look });
  if (shape === "box") return drawn("rect", { x: round(x - width / 2), y: round(y - height / 2), width: round(width), height: round(height), rx: 5, ...look });
  const scale = size / 8;
  const points = OUTLINES[shape].split(" ").map((pair) => pair.split(",").map((at) => (Number(at) - 9) * scale));
  return drawn("polygon", { points: points.map(([across, down]) => `${round(x + across)},${round(y + down)}`).join(" "), ...look });
}

function svgNode(i) {
  const node = picture.node(i);
  const { shape } = data.classes[data.entities[i].kind];
  const ink = colour("--ink");
  if (shape === "box") {
    const look = { fill: colour("--paper"), stroke: colour("--soft"), "stroke-width": 1.5 };
    return drawn("g", {}, svgShape(node, shape, look), svgLines(node.label, node.x, node.y, node.font, { fill: colour("--soft") }));
  }
  const below = node.y + node.size + (node.label.split("\n").length * node.font * 1.2) / 2 + 4;
  return drawn("g", {}, svgShape(node, shape, { fill: fillOf(i), stroke: ink, "stroke-width": 1.5 }),
    svgLines(node.label, node.x, below, node.font, { fill: ink, stroke: colour("--paper"), "stroke-width": 4, "paint-order": "stroke" }));
}

// The point of a node's edge towards another point.
function border(node, [x, y]) {
  const [across, down] = [x - node.x, y - node.y];
  const far = Math.hypot(across, down) || 1;
  const reach = node.width ? Math.min(Math.abs(node.width / 2 / (across / far || 1e-9)), Math.abs(node.height / 2 / (down / far || 1e-9))) : node.size + 2;
  return [node.x + (across / far) * reach, node.y + (down / far) * reach];
}

function svgEdge(i) {
  const [fact] = arrows[i];
  const status = data.statuses[fact.status];
  const [from, to] = [picture.node(fact.subject), picture.node(fact.object)];
  const { label, via } = picture.edge(i);
  const bend = via || [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const [start, end] = [border(from, bend), border(to, bend)];
  const path = `M${round(start[0])} ${round(start[1])}Q${round(bend[0])} ${round(bend[1])} ${round(end[0])} ${round(end[1])}`;
  const stroke = strokeOf(status);
  const [x, y] = [(from.x + 2 * bend[0] + to.x) / 4, (from.y + 2 * bend[1] + to.y) / 4];
  return drawn("g", {}, drawn("path", { d: path, fill: "none", stroke, "stroke-width": 1.5, "stroke-dasharray": status.dashes.join(" "), "marker-end": `url(#s${fact.status})` }),
    svgLines(label, x, y, 12, { fill: stroke, stroke: colour("--paper"), "stroke-width": 4, "paint-order": "stroke" }));
}

function asSvg() {
  const visible = shown.entities.map(picture.node);
  const room = 60;
  const [left, top] = [Math.min(...visible.map((node) => node.x)) - room, Math.min(...visible.map((node) => node.y)) - room];
  const [right, bottom] = [Math.max(...visible.map((node) => node.x)) + room, Math.max(...visible.map((node) => node.y)) + room + 30];
  const heads = data.statuses.map((status, i) => drawn("marker", { id: `s${i}`, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto" },
    drawn("path", { d: "M0 0L10 5L0 10z", fill: strokeOf(status) })));
  const edges = arrows.map((facts, i) => [facts, i]).filter(([facts]) => facts.some((fact) => shown.fact[fact.number])).map(([, i]) => svgEdge(i));
  const made = drawn("svg", { xmlns: SVG, viewBox: [left, top, right - left, bottom - top].map(round).join(" "), "font-family": FACE, "text-anchor": "middle" },
    drawn("title", {}, document.title), drawn("defs", {}, ...heads),
    drawn("rect", { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top), fill: colour("--paper") }), ...edges, ...shown.entities.map(svgNode));
  return new XMLSerializer().serializeToString(made);
}
