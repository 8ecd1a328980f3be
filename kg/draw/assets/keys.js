// The picture by keyboard: arrow keys go to the next name that way, Enter to what is said of it, + and - zoom, 0 shows all.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function nextNode([across, down]) {
  const places = picture.positions();
  const from = places[state.node];
  let [best, least] = [null, Infinity];
  for (const i of shown.entities) {
    const [x, y] = [places[i][0] - from[0], places[i][1] - from[1]];
    const ahead = x * across + y * down;
    const aside = Math.abs(x * down + y * across);
    if (ahead <= 0 || aside > 2 * ahead) continue;
    if (ahead + 2 * aside < least) [best, least] = [i, ahead + 2 * aside];
  }
  return best;
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (WAYS[event.key]) {
    const next = state.node === null || !shown.entity[state.node] ? shown.entities[0] : nextNode(WAYS[event.key]);
    if (next !== null && next !== undefined) {
      change({ node: next, arrow: null, article: null });
      picture.reveal(next);
      say(`${nameOf(next)}, ${kindOf(next)}, ${count(shown.facts.filter((fact) => fact.subject === next || fact.object === next).length, "fact")}`);
    }
  } else if (event.key === "Enter") byId("panel").focus();
  else if (event.key === "+" || event.key === "=") picture.zoom(1.4);
  else if (event.key === "-") picture.zoom(1 / 1.4);
  else if (event.key === "0") showAll();
  else return;
  event.preventDefault();
}

function startKeys() {
  byId("canvas").addEventListener("keydown", pressed);
}
