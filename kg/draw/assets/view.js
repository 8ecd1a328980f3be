// What is shown under the filters, and what is not. Every filter is a facet with values; a fact is shown where all of them let it.
const UNSAID = "not told";
const FACETS = [
  { key: "class", title: "Classes", values: (fact) => [kindOf(fact.subject), kindOf(fact.object)], every: true },
  { key: "status", title: "Statuses", values: (fact) => [data.statuses[fact.status].label] },
  { key: "predicate", title: "Predicates", values: (fact) => [fact.predicate] },
  { key: "event", title: "Event types", values: (fact) => [fact.event || UNSAID] },
  { key: "claimant", title: "Claimants", values: (fact) => (fact.sources.length ? fact.sources : ["the article itself"]) },
  { key: "publisher", title: "Publishers", values: (fact) => [data.articles[fact.article].publisher || UNSAID] },
  { key: "article", title: "Articles", values: (fact) => [titleOf(data.articles[fact.article])] },
];
const shown = { facts: [], entities: [], fact: [], entity: [], brightFacts: null, near: null }; // numbers, the same as yes or no by number, and what stays bright

const kindOf = (i) => data.classes[data.entities[i].kind].label;
const titleOf = (article) => article.headline || article.id;

function lets(key, value) {
  const set = state.only[key];
  return !set || set.values.has(value) === (set.mode === "only");
}

function passes(facet, fact) {
  if (!state.only[facet.key]) return true;
  const values = facet.values(fact);
  return facet.every ? values.every((value) => lets(facet.key, value)) : values.some((value) => lets(facet.key, value));
}

function inTime(fact) {
  if (!state.since && !state.until) return true;
  if (!fact.begins && !fact.ends) return false;
  return (!state.until || (fact.begins || "") <= state.until) && (!state.since || (fact.ends || "9999") >= state.since);
}

const inFocus = (i) => !state.focus || state.focus.has(i);
const isFiltered = () => Object.keys(state.only).length > 0 || Boolean(state.since || state.until);

// Whether a fact passes all facets but one, whose own values are counted by that.
function passesOther(fact, but) {
  return inTime(fact) && inFocus(fact.subject) && inFocus(fact.object) && FACETS.every((facet) => facet === but || passes(facet, fact));
}

// Works out what is shown; called with every change.
function look() {
  shown.fact = data.facts.map((fact) => passesOther(fact, null));
  shown.facts = data.facts.filter((fact) => shown.fact[fact.number]);
  const told = new Set(shown.facts.flatMap((fact) => [fact.subject, fact.object, ...fact.claimants]));
  const isSifted = Object.keys(state.only).some((key) => key !== "class") || state.since || state.until;
  shown.entity = data.entities.map((_, i) => inFocus(i) && lets("class", kindOf(i)) && (!isSifted || told.has(i)));
  shown.entities = [...data.entities.keys()].filter((i) => shown.entity[i]);
  shown.brightFacts = factsInLight();
  shown.near = nodesInLight(shown.brightFacts);
}

// The values of a facet with how many facts (of classes: entities) each would show now.
function tally(facet) {
  const counts = new Map();
  const bump = (value, by) => counts.set(value, (counts.get(value) || 0) + by);
  if (facet.key === "class") {
    data.entities.forEach((entity, i) => bump(kindOf(i), inFocus(i) ? 1 : 0));
    return counts;
  }
  for (const fact of data.facts) {
    const by = passesOther(fact, facet) ? 1 : 0;
    for (const value of new Set(facet.values(fact))) bump(value, by);
  }
  return counts;
}

function setFacet(key, mode, values) {
  const only = { ...state.only };
  if (values.size || mode === "only") only[key] = { mode, values };
  else delete only[key];
  change({ only });
  if (state.arrow !== null && !isShownArrow(state.arrow)) change({ arrow: null, fact: null }); // nothing is told of what is hidden
}

function toggle(key, value) {
  const { mode, values } = state.only[key] || { mode: "not", values: new Set() };
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  setFacet(key, mode, next);
}

function clearFilters() {
  change({ only: {}, since: "", until: "", focus: null, steps: null });
}
