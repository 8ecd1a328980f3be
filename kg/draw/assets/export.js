// The view as a file: PNG and SVG of what is shown, JSON and CSV of its facts. Nothing leaves the page but to the disk.
function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const fileName = () => plain(document.title).replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60).replace(/^-|-$/g, "") || "graph";

function plainFact(fact) {
  return {
    subject: data.entities[fact.subject].name, predicate: fact.predicate, object: data.entities[fact.object].name,
    subject_entity: data.entities[fact.subject].id, object_entity: data.entities[fact.object].id,
    status: data.statuses[fact.status].label.toLowerCase(), sources: fact.sources, time: fact.time, date: fact.date, place: fact.place,
    event: fact.event, mode: fact.mode, arguments: fact.arguments, confidence: fact.confidence, sentence: fact.sentence,
    article: data.articles[fact.article].id, headline: data.articles[fact.article].headline, url: data.articles[fact.article].url,
    start: fact.start, end: fact.end,
  };
}

function asJson() {
  const entities = shown.entities.map((i) => ({ id: data.entities[i].id, name: data.entities[i].name, names: data.entities[i].names, class: kindOf(i) }));
  return JSON.stringify({ title: document.title, view: stateAsText(), entities, facts: shown.facts.map(plainFact) }, null, 1);
}

// A cell that a spreadsheet would run as a formula gets an apostrophe; quotes are doubled (RFC 4180).
const cell = (value) => `"${String(value).replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;

function asCsv() {
  const rows = shown.facts.map(plainFact).map((fact) => ({ ...fact, sources: fact.sources.join("; "), arguments: fact.arguments.map((pair) => pair.join(": ")).join("; ") }));
  if (!rows.length) return "";
  return [Object.keys(rows[0]), ...rows.map(Object.values)].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function startExport() {
  byId("save-png").onclick = () => picture.png((blob) => save(`${fileName()}.png`, "image/png", blob));
  byId("save-svg").onclick = () => save(`${fileName()}.svg`, "image/svg+xml", asSvg());
  byId("save-json").onclick = () => save(`${fileName()}.json`, "application/json", asJson());
  byId("save-csv").onclick = () => save(`${fileName()}.csv`, "text/csv", asCsv());
}
