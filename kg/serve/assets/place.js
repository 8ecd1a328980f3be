// Where new nodes go: what is placed stays; what comes starts beside what it is joined to, and is pushed into free room.
const places = []; // [x, y] of each entity, in units of the picture
const STEP = 110; // wished length of an arrow
const ROUNDS = 80;
const GOLDEN = 2.399963;

function place(fresh) {
  if (!fresh.length) return;
  const links = linksOf(fresh);
  fresh.forEach((i, turn) => (places[i] = startOf(links.get(i), turn)));
  const all = [...places.keys()];
  for (let round = 0; round < ROUNDS; round++) {
    const heat = STEP * 0.5 * (1 - round / ROUNDS);
    for (const i of fresh) {
      const [across, down] = pulled(i, links.get(i), all);
      const far = Math.hypot(across, down) || 1;
      const step = Math.min(far, heat);
      places[i] = [places[i][0] + (across / far) * step, places[i][1] + (down / far) * step];
    }
  }
}

function linksOf(fresh) {
  const links = new Map(fresh.map((i) => [i, new Set()]));
  for (const { subject, object } of data.facts) {
    if (subject === object) continue;
    links.get(subject)?.add(object);
    links.get(object)?.add(subject);
  }
  return links;
}

// On a spiral round what it is joined to: no two on one spot, and always the same way.
function startOf(linked, turn) {
  const placed = [...linked].filter((other) => places[other]);
  const middle = placed.length
    ? placed.reduce(([x, y], other) => [x + places[other][0] / placed.length, y + places[other][1] / placed.length], [0, 0])
    : [0, 0];
  const reach = STEP * (placed.length ? 1 : 0.6) * Math.sqrt(1 + turn);
  return [middle[0] + reach * Math.cos(turn * GOLDEN), middle[1] + reach * Math.sin(turn * GOLDEN)];
}

// What draws a node (Fruchterman and Reingold 1991): its neighbours to it, all others away, and weakly the middle.
function pulled(i, linked, all) {
  const [x, y] = places[i];
  let [across, down] = [-x * 0.01, -y * 0.01];
  for (const other of all) {
    if (other === i || !places[other]) continue;
    const [dx, dy] = [x - places[other][0], y - places[other][1]];
    const square = dx * dx + dy * dy + 0.01;
    if (square > 36 * STEP * STEP) continue;
    across += (dx * STEP * STEP) / square;
    down += (dy * STEP * STEP) / square;
  }
  for (const other of linked) {
    if (!places[other]) continue;
    const [dx, dy] = [places[other][0] - x, places[other][1] - y];
    const far = Math.hypot(dx, dy) / STEP;
    across += dx * far;
    down += dy * far;
  }
  return [across, down];
}
