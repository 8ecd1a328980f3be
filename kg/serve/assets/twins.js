// The same view as a file of the server: every view has an address, and twins with another suffix.
const TWINS = [["json", "JSON"], ["csv", "CSV"], ["ttl", "Turtle"], ["graphml", "GraphML"]];

function showTwins() {
  const query = new URLSearchParams(viewQuery());
  for (const [key, values] of Object.entries(asFilters())) [values].flat().forEach((value) => query.append(key, value));
  const links = TWINS.map(([suffix, label]) => element("a", { href: `/view.${suffix}?${query}`, textContent: label, download: `view.${suffix}` }));
  byId("twins").replaceChildren("All facts among these, from the server: ", ...links.flatMap((link, i) => (i ? [" · ", link] : [link])));
}

function startTwins() {
  byId("save-png").closest("details").append(element("p", { id: "twins", className: "soft" }));
  state.listeners.push(showTwins);
}
