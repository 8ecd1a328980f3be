// Where the explorer finds what it does not show yet: at its server. The page has the same functions (local.js), which look in itself.
const EXPANSION = 30; // neighbours that come at a time
const ROOM = 1500; // nodes in view, beyond which none can be read

async function ask(address, options) {
  busy(1);
  try {
    const answer = await fetch(address, options);
    const told = await answer.json();
    if (!answer.ok) throw new Error([told.error, told.fix].filter(Boolean).join(" — "));
    return told;
  } catch (error) {
    tell(error.message || "The server does not answer.");
    throw error;
  } finally {
    busy(-1);
  }
}

const address = (path, pairs) => `${path}?${new URLSearchParams(pairs)}`;
let waiting = 0;

function busy(by) {
  waiting += by;
  byId("busy").hidden = waiting === 0;
}

function tell(text) {
  byId("notice").textContent = text;
  byId("notice").hidden = !text;
}

// The filters as the server knows them; those that leave values out can only be kept here.
function asFilters() {
  const filters = {};
  for (const key of ["class", "status", "predicate", "event", "publisher"]) {
    const set = state.only[key];
    if (set?.mode === "only") filters[key] = [...set.values].map((value) => (key === "status" || key === "class" ? serverName(key, value) : value));
  }
  for (const key of ["since", "until"]) if (state[key]) filters[key] = state[key];
  return filters;
}

const serverName = (key, label) => (key === "status" ? label.toLowerCase() : data.classes.find((one) => one.label === label).name);

const isWords = (i) => data.classes[data.entities[i].kind].shape === "box";
const inView = () => [...data.entities.keys()].filter((i) => !isWords(i)).map((i) => data.entities[i].id);

const askFor = (wanted) => ask("/expand.json", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(wanted) });

// Takes a part into the view: what is there stays where it is, what is new finds a place beside what it is joined to.
function grow(part) {
  if (part.pieces) texts.set(part.article.id, part.pieces);
  part.entities.forEach((entity) => (entity.total = entity.salience));
  const fresh = add(part);
  look();
  place(fresh.entities);
  picture.grow(fresh);
  refreshPeriods();
  tell(data.entities.length > ROOM ? `${count(data.entities.length, "node")} are in view: begin a new view, or isolate some.` : "");
  return fresh;
}

const texts = new Map(); // by id of the article: its text, cut where names begin and end

const source = {
  async search(text) {
    const sought = text.trim();
    return sought ? (await ask(address("/search.json", { q: sought }))).hits : [];
  },
  async open(entity) {
    if (!numbers.entities.has(entity.id)) {
      grow(await ask(address(`/entity/${encodeURIComponent(entity.id)}.json`, { limit: 12 })));
      started.grown = true;
      change({});
    }
    return numbers.entities.get(entity.id);
  },
  async expand(i) {
    const wanted = { node: data.entities[i].id, known: inView(), limit: EXPANSION, filters: asFilters() };
    const part = await askFor({ ...wanted, across: "no" });
    grow(part);
    started.grown = true;
    if (state.focus) part.entities.forEach(({ id }) => state.focus.add(numbers.entities.get(id)));
    change({});
    say(`${count(part.facts.length, "fact")} came; ${part.left_out.facts} are left.`);
    picture.fit([...near()]);
    // What joins those that came with what was there takes the server longer, and follows.
    setTimeout(() => askFor(wanted).then(grow).then(() => change({})).catch(() => {}), 50);
  },
  async path(from, to) {
    const part = await ask(address("/path.json", { from: data.entities[from].id, to: data.entities[to].id }));
    if (!part.path.length) return null;
    grow(part);
    started.grown = true;
    return shortestPath(from, to);
  },
  // Of what is in view; its twins have the same path with another suffix.
  address: () => (started.grown && data.entities.length ? `/view?${viewQuery()}` : location.pathname + location.search),
  async article(i) {
    const { id } = data.articles[i];
    if (!texts.has(id)) texts.set(id, (await ask(`/article/${encodeURIComponent(id)}.json`)).pieces);
    return texts.get(id).map(([text, of]) => [text, numbers.entities.get(of) ?? -1]);
  },
};

const viewQuery = () => new URLSearchParams(inView().map((id) => ["node", id])).toString();
