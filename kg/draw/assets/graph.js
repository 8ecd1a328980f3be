// Who stands near whom among the facts that pass the filters: neighbours, what is hidden of them, paths.
const passesFilters = (fact) => inTime(fact) && FACETS.every((facet) => passes(facet, fact));

function neighbours(i, allowed = passesFilters) {
  const near = new Set();
  for (const fact of data.facts) {
    if (!allowed(fact)) continue;
    if (fact.subject === i) near.add(fact.object);
    if (fact.object === i) near.add(fact.subject);
  }
  near.delete(i);
  return near;
}

const hiddenNeighbours = (i) => [...neighbours(i, () => true)].filter((other) => !shown.entity[other]).length;

// Whatever it has to do with: what its facts join it to, and what it tells of others.
function onlyNeighbours(i) {
  const told = data.facts.filter((fact) => fact.claimants.includes(i) && passesFilters(fact)).flatMap((fact) => [fact.subject, fact.object]);
  change({ focus: new Set([i, ...neighbours(i), ...told]), steps: null, node: i, arrow: null, article: null });
  showAll();
}

function reveal(i) {
  if (!state.focus) return;
  change({ focus: new Set([...state.focus, i, ...neighbours(i)]), steps: null });
  showAll();
}

// A shortest path by breadth-first search: its facts in order, null where there is none.
function shortestPath(from, to) {
  const links = new Map();
  for (const fact of data.facts.filter(passesFilters)) {
    for (const [a, b] of [[fact.subject, fact.object], [fact.object, fact.subject]]) {
      if (!links.has(a)) links.set(a, []);
      links.get(a).push([b, fact]);
    }
  }
  const reached = new Map([[from, null]]);
  const queue = [from];
  for (const at of queue) {
    if (at === to) break;
    for (const [next, fact] of links.get(at) || []) {
      if (reached.has(next)) continue;
      reached.set(next, [at, fact]);
      queue.push(next);
    }
  }
  if (!reached.has(to)) return null;
  const steps = [];
  for (let at = to; reached.get(at); at = reached.get(at)[0]) steps.unshift(reached.get(at)[1]);
  return steps;
}

function showPath(from, to, steps) {
  if (!steps) {
    byId("panel").prepend(element("p", { className: "notice", role: "status" }, "No facts that are shown join ", words(nameOf(from)), " and ", words(nameOf(to)), "."));
    return;
  }
  const focus = new Set([from, to, ...steps.flatMap((fact) => [fact.subject, fact.object])]);
  change({ focus, steps, ends: [from, to], node: null, arrow: null, article: null });
  say(`${count(steps.length, "fact")} from ${nameOf(from)} to ${nameOf(to)}`);
  showAll();
}
