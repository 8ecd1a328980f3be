// What is known of the selected arrow or entity, with the sentence it stands on.
function entityLink(i) {
  const link = element("button", { type: "button", className: "link" }, words(data.entities[i].name || "—"));
  link.onclick = () => focusOn(i);
  return link;
}

function markedSentence(fact) {
  // The sentence with the words of subject, relation and object marked where they stand in it.
  const found = [];
  ["who", "does", "whom"].forEach((kind, i) => {
    const sought = fact.surface[i];
    for (let at = sought ? fact.sentence.indexOf(sought) : -1; at >= 0; at = fact.sentence.indexOf(sought, at + 1)) {
      const end = at + sought.length;
      if (/[\p{L}\p{N}]/u.test(fact.sentence[at - 1] || "") || /[\p{L}\p{N}]/u.test(fact.sentence[end] || "")) continue;
      if (found.some((other) => at < other.end && other.at < end)) continue;
      found.push({ at, end, kind });
      break;
    }
  });
  found.sort((a, b) => a.at - b.at);
  const quote = element("blockquote", { dir: "auto" });
  let last = 0;
  for (const { at, end, kind } of found) {
    quote.append(fact.sentence.slice(last, at), element("mark", { className: kind, textContent: fact.sentence.slice(at, end) }));
    last = end;
  }
  quote.append(fact.sentence.slice(last));
  return quote;
}

function articleLine(fact) {
  const article = data.articles[fact.article];
  const name = article.headline || article.id;
  const title = article.url ? element("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, words(name)) : words(name);
  const rest = [article.publisher, article.published].filter(Boolean).join(", ");
  return element("p", { className: "soft" }, title, rest ? " · " : "", words(rest), ` · characters ${fact.start}–${fact.end}`);
}

function badge(status) {
  const made = element("span", { className: "badge", textContent: status.label });
  made.style.color = dark.matches ? status.dark : status.light;
  return made;
}

function details(fact) {
  const rows = [
    ["Claimant:", fact.sources.join(", ")],
    ["Time:", fact.date && fact.date !== fact.time ? `${fact.time} (${fact.date})` : fact.time],
    ["Place:", fact.place],
    ["Event type:", fact.event],
    ["Said of:", fact.generic ? "a kind, not particular things" : ""],
    ...fact.arguments.map(([role, name]) => [`${role}:`, name]),
    ["Confidence:", fact.confidence < 1 ? fact.confidence.toFixed(2) : ""],
  ];
  const list = element("dl");
  if (!fact.sources.length) rows[0] = ["Claimant:", "the article itself"];
  for (const [name, value] of rows) if (value) list.append(element("dt", {}, words(name)), element("dd", {}, words(value)));
  return list;
}

function factCard(fact) {
  const triple = element("p", { className: "triple" }, entityLink(fact.subject), " ", words(fact.predicate), " ", entityLink(fact.object));
  return element("article", { className: "fact" }, triple, badge(data.statuses[fact.status]), markedSentence(fact), articleLine(fact), details(fact));
}

function factList(title, facts) {
  if (!facts.length) return [];
  const list = element("ul", { className: "list" });
  for (const fact of facts) {
    const status = fact.status ? `${data.statuses[fact.status].label.toLowerCase()}: ` : "";
    const text = [data.entities[fact.subject].name, fact.predicate, data.entities[fact.object].name].join(" ");
    const link = element("button", { type: "button", className: "link" }, status, words(text));
    if (fact.sources.length) link.append(" · says ", words(fact.sources.join(", ")));
    link.onclick = () => focusArrow(fact.arrow, fact.number);
    list.append(element("li", {}, link));
  }
  return [element("h3", { textContent: `${title} (${facts.length})` }), list];
}

function entityCard(i) {
  const entity = data.entities[i];
  const facts = data.facts.filter(isShownFact);
  return [
    element("h2", {}, words(entity.name || "—")),
    element("p", { className: "soft", textContent: data.classes[entity.kind].label }),
    element("p", { className: "soft" }, entity.names.length ? "Also called: " : "", words(entity.names.join(" · "))),
    ...factList("What it does or has", facts.filter((fact) => fact.subject === i)),
    ...factList("What is done to it or said of it", facts.filter((fact) => fact.object === i && fact.subject !== i)),
    ...factList("What it claims", facts.filter((fact) => fact.claimants.includes(i))),
  ];
}

function showPanel() {
  const panel = byId("panel");
  if (state.arrow !== null) {
    const facts = [...arrows[state.arrow]].sort((a, b) => (b.number === state.fact) - (a.number === state.fact));
    const title = facts.length > 1 ? [element("h2", { textContent: `${facts.length} facts` })] : [];
    panel.replaceChildren(...title, ...facts.map(factCard));
  } else if (state.node !== null) {
    panel.replaceChildren(...entityCard(state.node));
  } else {
    const hint = data.facts.length ? "Select an arrow to read the sentence behind it, or a name to see all that is said of it." : "No fact matches what was asked for.";
    panel.replaceChildren(element("p", { className: "soft", textContent: hint }));
  }
  byId("panel").parentElement.scrollTop = 0;
}
