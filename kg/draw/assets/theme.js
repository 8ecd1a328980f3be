// Colours of the theme, for what is drawn on a canvas and so knows no style sheet.
const FACE = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
const READABLE = 0.7; // scale from which names can be read
const NOTHING = "rgba(0,0,0,0)";
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// The facts that stay bright: those of the selected entity, or what it claims where it does nothing itself; null for all.
function factsInLight() {
  if (state.arrow !== null) return arrows[state.arrow];
  if (state.node === null) return null;
  const own = shown.facts.filter((fact) => fact.subject === state.node || fact.object === state.node);
  return own.length ? own : shown.facts.filter((fact) => fact.claimants.includes(state.node));
}

// The nodes that stay bright, null for all.
function nodesInLight(facts) {
  return facts && new Set([...(state.node === null ? [] : [state.node]), ...facts.flatMap((fact) => [fact.subject, fact.object])]);
}

// Both are asked for with every frame, and change only with the state.
const brightFacts = () => shown.brightFacts;
const near = () => shown.near;

const isShownArrow = (i) => arrows[i].some((fact) => shown.fact[fact.number]);

function focusOn(i) {
  change({ node: i, arrow: null, article: null });
  picture.fit([...near()]);
}

function focusArrow(i, fact) {
  change({ node: null, arrow: i, fact, article: null });
  const { subject, object } = arrows[i][0];
  picture.fit([subject, object]);
}

function showAll() {
  picture.fit(shown.entities);
}

function showSelection() {
  if (state.arrow !== null || state.node !== null) picture.fit([...near()]);
  else showAll();
}
