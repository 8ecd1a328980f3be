// What one sees first: how much there is, the hubs, who claims most, the newest articles.
const started = { grown: false, whole: null, newest: [] }; // whether something was added to the view that was opened; what is known of the whole

function countList(title, values, made) {
  if (!values.length) return [];
  const list = element("ul", { className: "list counts" }, ...values.slice(0, 8).map((one) => element("li", {}, made(one), element("span", { className: "count", textContent: one.count.toLocaleString("en") }))));
  return [element("h3", { textContent: title }), list];
}

function opener(id, name) {
  const link = element("a", { href: `/entity/${encodeURIComponent(id)}` }, words(name));
  link.onclick = async (event) => {
    if (event.ctrlKey || event.metaKey) return; // a new tab is the browser's own
    event.preventDefault();
    focusOn(await source.open({ id }));
  };
  return link;
}

function articleLink(one) {
  return element("li", {}, element("a", { href: `/article/${encodeURIComponent(one.id)}` }, words(one.headline || one.id)),
    element("span", { className: "soft" }, ` ${[one.publisher, one.published, count(one.facts, "fact")].filter(Boolean).join(" · ")}`));
}

function wholeCard() {
  const { whole, newest } = started;
  if (!whole) return [];
  const named = (one) => words(one.value || "not told");
  return [
    element("h3", { textContent: "In the whole graph" }),
    element("p", { className: "soft", textContent: `${count(whole.entities, "entity", "entities")}, ${count(whole.facts, "fact")}, ${count(whole.articles, "article")}` }),
    ...countList("Who claims most", whole.claimants.values, (one) => opener(one.value, one.name)),
    ...countList("Predicates", whole.predicates.values, named),
    ...countList("Event types", whole.events.values, named),
    ...countList("Classes", whole.classes.values, named),
    ...countList("Statuses", whole.statuses.values, named),
    ...countList("Publishers", whole.publishers.values, named),
    ...(newest.length ? [element("h3", { textContent: "Newest articles" }), element("ul", { className: "list" }, ...newest.map(articleLink))] : []),
  ];
}

async function loadWhole() {
  const [whole, articles] = await Promise.all([ask("/facets.json"), ask(address("/articles.json", { limit: 8 }))]);
  Object.assign(started, { whole, newest: articles.articles });
  if (state.node === null && state.arrow === null && state.article === null) showPanel();
}
