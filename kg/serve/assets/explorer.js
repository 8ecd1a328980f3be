// Opens the view that the address is of, and keeps the address that of the view.
const ADDRESS = /^\/(entity|article)\/(.*)$/;

async function opened() {
  const { pathname, search } = location;
  if (pathname === "/") return ask("/hubs.json");
  const [, kind, id] = pathname.match(ADDRESS) || [];
  return ask(kind ? `/${kind}/${id}.json${search}` : `${pathname}.json${search}`);
}

function select() {
  const [, kind, id] = location.pathname.match(ADDRESS) || [];
  if (!kind) return;
  const known = kind === "entity" ? numbers.entities : numbers.articles;
  change({ [kind === "entity" ? "node" : "article"]: known.get(decodeURIComponent(id)) ?? null });
}

const PATIENCE = 1500; // milliseconds; drawing takes the browser a while to begin, and then nothing else moves
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

async function start() {
  extras.push(wholeCard);
  startSearch();
  startFacets();
  startColours();
  byId("colours").parentElement.hidden = true; // communities are those of a whole picture, and a view is only a part
  startTimeline();
  startTable();
  startKeys();
  startExport();
  startTwins();
  startIncoming();
  state.listeners.push(showPanel);
  const whole = loadWhole().catch(() => {});
  const view = opened();
  view.catch(() => {}); // told already
  await Promise.race([Promise.all([whole, view.catch(() => {})]), new Promise((done) => setTimeout(done, PATIENCE))]);
  await painted(); // what can be read comes before what must be drawn
  performance.mark("first view");
  startPicture();
  await view.then(grow).then(select).catch(() => {});
  startHash();
  change({});
  showSelection();
  performance.mark("drawn");
  document.body.dataset.ready = "true";
}

start();
