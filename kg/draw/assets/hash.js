// The state of the view in the address, after "#": a link or a bookmark opens the same view.
let written = "";
let base = null; // the address without "#"

function stateAsText() {
  const said = new URLSearchParams();
  if (state.node !== null) said.set("node", data.entities[state.node].id);
  if (state.fact !== null && state.arrow !== null) said.set("fact", data.facts[state.fact].id);
  else if (state.arrow !== null) said.set("fact", arrows[state.arrow][0].id);
  if (state.article !== null) said.set("article", data.articles[state.article].id);
  if (state.focus) state.focus.forEach((i) => said.append("show", data.entities[i].id));
  for (const { key } of FACETS) {
    const set = state.only[key];
    if (set) [...set.values].sort().forEach((value) => said.append(set.mode === "only" ? key : `${key}-not`, value));
    if (set?.mode === "only" && !set.values.size) said.append(key, "");
  }
  for (const key of ["since", "until"]) if (state[key]) said.set(key, state[key]);
  if (state.colours !== "class") said.set("colours", state.colours);
  return said.toString();
}

function stateFrom(text) {
  const said = new URLSearchParams(text);
  const number = (known, id) => (id !== null && known.has(id) ? known.get(id) : null);
  const only = {};
  for (const { key } of FACETS) {
    for (const [name, mode] of [[key, "only"], [`${key}-not`, "not"]]) {
      if (said.has(name)) only[key] = { mode, values: new Set(said.getAll(name).filter(Boolean)) };
    }
  }
  const focus = said.getAll("show").map((id) => number(numbers.entities, id)).filter((i) => i !== null);
  const fact = number(numbers.facts, said.get("fact"));
  const day = (key) => typedDay(said.get(key) || "", key === "until") || "";
  return {
    node: number(numbers.entities, said.get("node")), fact, arrow: fact === null ? null : data.facts[fact].arrow,
    article: number(numbers.articles, said.get("article")), focus: focus.length ? new Set(focus) : null, steps: null, only,
    since: day("since"), until: day("until"), colours: said.get("colours") === "community" ? "community" : "class",
  };
}

function writeHash() {
  const [text, before] = [stateAsText(), source.address()];
  if (text === written && before === base) return;
  [written, base] = [text, before];
  if (location.protocol === "about:") return; // in a notebook's frame, which has no address of its own
  history.replaceState(null, "", text ? `${before}#${text}` : before);
}

function readHash() {
  const text = location.hash.slice(1);
  if (text === written) return;
  written = text;
  change(stateFrom(text));
  showSelection();
}

function startHash() {
  if (location.hash.length > 1) readHash();
  state.listeners.push(writeHash);
  window.addEventListener("hashchange", readHash);
}
