"use strict";
// The SPARQL page: YASGUI on our own endpoint, with our prefixes, and the triples of a CONSTRUCT drawn as a graph.
const byId = (id) => document.getElementById(id);
const read = (id) => JSON.parse(byId(id).textContent);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const MOST = 400; // triples drawn
const prefixes = Object.entries(read("prefixes")).sort();
const examples = read("examples");
let renderer = null;

function shortened(term) {
  if (term.termType === "Literal") return term.value.length > 40 ? `${term.value.slice(0, 39)}…` : term.value;
  const known = prefixes.find(([, start]) => term.value.startsWith(start) && term.value.length > start.length);
  return known ? `${known[0]}:${decodeURIComponent(term.value.slice(known[1].length))}` : term.value;
}

// Nodes on a circle by their order, then drawn together by their arrows for a fixed number of rounds: no lot is drawn.
function settled(graph) {
  const nodes = graph.nodes();
  nodes.forEach((node, i) => graph.mergeNodeAttributes(node, { x: Math.cos((2 * Math.PI * i) / nodes.length), y: Math.sin((2 * Math.PI * i) / nodes.length) }));
  for (let round = 0; round < 60; round++) {
    const pull = new Map(nodes.map((node) => [node, [0, 0]]));
    for (const a of nodes) {
      const [x, y] = [graph.getNodeAttribute(a, "x"), graph.getNodeAttribute(a, "y")];
      for (const b of nodes) {
        if (a === b) continue;
        const [dx, dy] = [x - graph.getNodeAttribute(b, "x"), y - graph.getNodeAttribute(b, "y")];
        const square = dx * dx + dy * dy + 1e-4;
        const joined = graph.areNeighbors(a, b) ? 0.5 * Math.sqrt(square) : 0;
        pull.get(a)[0] += dx * (0.03 / square - joined);
        pull.get(a)[1] += dy * (0.03 / square - joined);
      }
    }
    for (const [node, [dx, dy]] of pull) {
      const far = Math.hypot(dx, dy) || 1;
      const step = Math.min(far, 0.2 * (1 - round / 60));
      graph.mergeNodeAttributes(node, { x: graph.getNodeAttribute(node, "x") + (dx / far) * step, y: graph.getNodeAttribute(node, "y") + (dy / far) * step });
    }
  }
}

function drawTriples(triples) {
  if (renderer) renderer.kill();
  renderer = null;
  byId("drawn").hidden = !triples.length;
  if (!triples.length) return;
  const graph = new drawing.MultiDirectedGraph();
  const shown = triples.slice(0, MOST);
  const key = (term) => `${term.termType} ${term.value}`;
  for (const { subject, predicate, object } of shown) {
    for (const term of [subject, object]) graph.mergeNode(key(term), { label: shortened(term), size: term.termType === "Literal" ? 4 : 8, color: colour(term.termType === "Literal" ? "--soft" : "--accent") });
    graph.addDirectedEdge(key(subject), key(object), { label: shortened(predicate), color: colour("--soft"), size: 1.5 });
  }
  settled(graph);
  byId("drawn-note").textContent = `${shown.length} of ${triples.length} triples.`;
  renderer = new drawing.Sigma(graph, byId("graph"), {
    primitives: { edges: { paths: [drawing.pathLine(), drawing.pathCurved(), drawing.pathLoop()], extremities: [drawing.extremityArrow()], defaultHead: "arrow" } },
    styles: {
      nodes: [drawing.DEFAULT_STYLES.nodes, { labelColor: colour("--ink"), labelPosition: "below" }],
      edges: [drawing.DEFAULT_STYLES.edges, { parallelPath: "curved", selfLoopPath: "loop", head: "arrow", labelColor: colour("--soft"), labelSize: 11 }],
    },
    settings: { itemSizesReference: "screen", renderEdgeLabels: true, labelRenderedSizeThreshold: 0 },
  });
}

// Only what the endpoint gives for CONSTRUCT and DESCRIBE are triples; they come as N-Triples, read line by line.
const NTRIPLE = /^(<[^>]*>|_:\S+) (<[^>]*>) (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?) \.$/;

function term(text) {
  if (text.startsWith("<")) return { termType: "NamedNode", value: text.slice(1, -1) };
  if (text.startsWith("_:")) return { termType: "BlankNode", value: text };
  const value = text.match(/^"((?:[^"\\]|\\.)*)"/)[1];
  return { termType: "Literal", value: JSON.parse(`"${value.replace(/\\U([0-9A-Fa-f]{8})/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16))).replace(/\\'/g, "'")}"`) };
}

async function drawResult(query) {
  const answer = await fetch("/sparql", { method: "POST", headers: { "content-type": "application/sparql-query", accept: "application/n-triples" }, body: query });
  if (!answer.ok) return drawTriples([]);
  const found = (await answer.text()).split("\n").map((line) => line.match(NTRIPLE)).filter(Boolean);
  drawTriples(found.map(([, subject, predicate, object]) => ({ subject: term(subject), predicate: term(predicate), object: term(object) })));
}

function start() {
  // Autocompletion of prefixes and terms would ask other servers.
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  Yasgui.Yasqe.defaults.value = examples[0].query;
  Yasgui.Yasqe.defaults.createShareableLink = null;
  Yasgui.Yasqe.defaults.resizeable = true;
  Object.assign(Yasgui.defaults, {
    persistenceId: null, copyEndpointOnNewTab: true, contextMenuContainer: document.body,
    endpointCatalogueOptions: { getData: () => [{ endpoint: `${location.origin}/sparql` }], keys: [], renderItem: (item, to) => to.append(item.value.endpoint) },
    requestConfig: { ...Yasgui.defaults.requestConfig, endpoint: `${location.origin}/sparql`, method: "POST" },
  });
  const yasgui = new Yasgui(byId("yasgui"), {});
  yasgui.on("queryResponse", (_, tab) => {
    const query = tab.getYasqe();
    if (/^(construct|describe)$/i.test(query.getQueryType())) drawResult(query.getValue());
    else drawTriples([]);
  });
  for (const { title } of examples) byId("ready").append(Object.assign(document.createElement("option"), { textContent: title }));
  byId("ready").onchange = (event) => {
    const chosen = examples[event.target.selectedIndex - 1];
    if (chosen) yasgui.getTab().getYasqe().setValue(chosen.query);
  };
  document.body.dataset.ready = "true";
}

start();
