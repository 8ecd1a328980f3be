// What is known of what is selected: an entity, an arrow with the sentences it stands on, a path, an article.
function entityLink(i) {
  const link = element("button", { type: "button", className: "link" }, words(nameOf(i)));
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

function badge(status) {
  const made = element("span", { className: "badge", textContent: status.label });
  made.style.color = dark.matches ? status.dark : status.light;
  return made;
}

function claimants(fact) {
  if (!fact.sources.length) return "the article itself";
  return fact.sources.flatMap((name, i) => {
    const number = fact.claimants.find((one) => data.entities[one].name === name);
    return [i ? ", " : "", number === undefined ? words(name) : entityLink(number)];
  });
}

function details(fact) {
  const rows = [
    ["Who says so", claimants(fact)],
    ["Time", fact.date && fact.date !== fact.time ? `${fact.time} (${fact.date})` : fact.time],
    ["Place", fact.place],
    ["Event type", fact.mode ? `${fact.event} (${fact.mode})` : fact.event],
    ["Said of", fact.generic ? "a kind, not particular things" : ""],
    ...fact.arguments.map(([role, name]) => [role, name]),
    ["Confidence", fact.confidence < 1 ? fact.confidence.toFixed(2) : ""],
  ];
  const list = element("dl");
  for (const [name, value] of rows) {
    if (value) list.append(element("dt", {}, words(name)), element("dd", {}, ...(Array.isArray(value) ? value : [words(value)])));
  }
  return list;
}

function inItsArticle(fact, isOpen) {
  const box = element("div", { className: "reading", tabIndex: 0, role: "region", "aria-label": "The sentence in its article" });
  const made = element("details", { className: "context" }, element("summary", { textContent: "In its article" }), box);
  made.ontoggle = () => made.open && !box.childNodes.length && fillArticle(box, fact.article, fact);
  made.open = isOpen;
  return made;
}

function factCard(fact, isFirst) {
  const status = fact.status ? `${data.statuses[fact.status].label.toLowerCase()}: ` : "";
  const triple = element("p", { className: "triple" }, status, entityLink(fact.subject), " ", words(fact.predicate), " ", entityLink(fact.object));
  return element("article", { className: "fact" }, triple, badge(data.statuses[fact.status]), details(fact), markedSentence(fact),
    articleLine(fact.article), inItsArticle(fact, isFirst));
}

const byTime = (fact) => fact.begins || fact.ends || "9999";

function factLine(fact, isClaim) {
  const status = fact.status ? `${data.statuses[fact.status].label.toLowerCase()}: ` : "";
  const text = [data.entities[fact.subject].name, fact.predicate, data.entities[fact.object].name].join(" ");
  const link = element("button", { type: "button", className: "link" }, status, words(text));
  if (fact.sources.length && !isClaim) link.append(" · says ", words(fact.sources.join(", ")));
  link.onclick = () => focusArrow(fact.arrow, fact.number);
  const day = fact.date ? fact.begins || fact.ends : "";
  return element("li", {}, day ? element("time", { className: "soft", dateTime: day, textContent: `${day} ` }) : "", link);
}

const FIRST_LINES = 40; // of a list; the rest comes when asked for

function factList(title, facts, { order = byTime, isClaim = false } = {}) {
  if (!facts.length) return [];
  const sorted = facts.map((fact) => [order(fact), fact]).sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x.number - y.number)).map(([, fact]) => fact);
  const list = element("ul", { className: "list" }, ...sorted.slice(0, FIRST_LINES).map((fact) => factLine(fact, isClaim)));
  const rest = sorted.length - FIRST_LINES;
  const more = button(`Show ${rest} more`, () => {
    list.append(...sorted.slice(FIRST_LINES).map((fact) => factLine(fact, isClaim)));
    more.remove();
  });
  return [element("h3", { textContent: `${title} (${facts.length})` }), list, ...(rest > 0 ? [more] : [])];
}

let spoken = ""; // what the panel tells of; only something else begins at the top

function showPanel() {
  const panel = byId("panel");
  panel.replaceChildren(...cards());
  const now = JSON.stringify([state.article, state.arrow, state.fact, state.node, Boolean(state.steps)]);
  if (now !== spoken) panel.parentElement.scrollTop = 0;
  spoken = now;
}

function cards() {
  if (state.article !== null) return articleCard(state.article);
  if (state.arrow !== null) {
    const facts = [...arrows[state.arrow]].sort((a, b) => (b.number === state.fact) - (a.number === state.fact));
    const title = facts.length > 1 ? [element("h2", { textContent: `${facts.length} facts` })] : [];
    return [...title, ...facts.map((fact, i) => factCard(fact, i === 0))];
  }
  if (state.node !== null) return entityCard(state.node);
  if (state.steps) return [element("h2", {}, `A path of ${count(state.steps.length, "fact")}`, ...(state.ends ? [" from ", words(nameOf(state.ends[0])), " to ", words(nameOf(state.ends[1]))] : [])), ...state.steps.map((fact) => factCard(fact, false))];
  return startCard();
}
