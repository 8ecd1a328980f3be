// Names and what arrows say, on a layer above sigma's: its own writing takes a second to begin where there is no graphics card.
const WRITING = { name: 13, arrow: 11, arrows: 60 }; // pixels, and at most how many arrows are written on

function startLabels() {
  const layer = renderer.createCanvas("names", { style: { pointerEvents: "none" } });
  const paper = layer.getContext("2d", { willReadFrequently: true }); // kept off the graphics card, which sigma needs
  renderer.on("afterRender", () => writeLabels(layer, paper));
}

function writeLabels(layer, paper) {
  const { width, height } = renderer.getDimensions();
  const sharp = window.devicePixelRatio || 1;
  if (layer.width !== Math.round(width * sharp)) layer.width = Math.round(width * sharp);
  if (layer.height !== Math.round(height * sharp)) layer.height = Math.round(height * sharp);
  paper.setTransform(sharp, 0, 0, sharp, 0, 0);
  paper.clearRect(0, 0, width, height);
  const at = new Map();
  for (const i of shown.entities) {
    const point = renderer.graphToViewport({ x: places[i][0], y: places[i][1] });
    if (point.x > -50 && point.x < width + 50 && point.y > -50 && point.y < height + 50) at.set(i, point);
  }
  const bright = near();
  const taken = writeNames(paper, namesAt(at, bright), WRITING.name, 3.5);
  writeArrows(paper, at, taken);
}

// The selected one first, then the most told of, words last.
function namesAt(at, bright) {
  const [ink, line] = [colour("--ink"), colour("--line")];
  const order = [...at.keys()].filter((i) => !bright || bright.has(i)).sort((a, b) => (b === state.node) - (a === state.node) || isWords(a) - isWords(b) || data.entities[b].salience - data.entities[a].salience);
  return order.map((i) => ({ ...at.get(i), radius: renderer.scaleSize(sizeOf(i)) / 2 + 2, lines: [cut(nameOf(i), 32)], ink: bright && !bright.has(i) ? line : ink }));
}

function writeArrows(paper, at, taken) {
  const facts = brightFacts();
  const told = facts ? new Set(facts.map((fact) => fact.arrow)) : null;
  paper.font = `${WRITING.arrow}px ${FACE}`;
  const behind = colour("--paper");
  let room = WRITING.arrows;
  for (let i = 0; i < arrows.length && room > 0; i++) {
    const [{ subject, object, status }] = arrows[i];
    if ((told && !told.has(i)) || !isShownArrow(i) || !at.has(subject) || !at.has(object) || subject === object) continue;
    const [from, to] = [at.get(subject), at.get(object)];
    const text = arrowLabel(i);
    const width = paper.measureText(text).width;
    if (Math.hypot(from.x - to.x, from.y - to.y) < width * 0.8 && i !== state.arrow) continue; // it would cover more than it says
    const box = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, width, height: WRITING.arrow * 1.3 };
    if (i !== state.arrow && taken.some((other) => Math.abs(box.x - other.x) < (box.width + other.width) / 2 && Math.abs(box.y - other.y) < (box.height + other.height) / 2)) continue;
    taken.push(box);
    room -= 1;
    paper.fillStyle = behind; // so that the arrow does not strike its own words through
    paper.fillRect(box.x - width / 2 - 2, box.y - box.height / 2, width + 4, box.height);
    paper.fillStyle = strokeOf(data.statuses[status]);
    paper.fillText(text, box.x, box.y);
  }
}
