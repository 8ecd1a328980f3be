// The same facts as a table, for reading without the picture; filled when it is opened, kept in step with the filters, sorted by any column.
const ROWS = 200; // put in at a time
const COLUMNS = [
  ["Subject", (fact) => data.entities[fact.subject].name],
  ["Predicate", (fact) => fact.predicate],
  ["Object", (fact) => data.entities[fact.object].name],
  ["Status", (fact) => data.statuses[fact.status].label],
  ["Who says so", (fact) => fact.sources.join(", ")],
  ["Time", (fact) => fact.time, (fact) => fact.begins || fact.ends || "9999"],
  ["Place", (fact) => fact.place],
  ["Sentence", (fact) => fact.sentence],
  ["Article", (fact) => titleOf(data.articles[fact.article])],
];
const sorting = { column: null, down: false };
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
let tableRows = [];

function row(fact) {
  const cells = COLUMNS.map(([, value]) => element("td", {}, words(value(fact))));
  const predicate = element("button", { type: "button", className: "link" }, words(fact.predicate));
  predicate.onclick = () => {
    focusArrow(fact.arrow, fact.number);
    byId("panel").focus();
    byId("panel").scrollIntoView({ block: "nearest" });
  };
  cells[1].replaceChildren(predicate);
  cells[7].className = "sentence";
  return element("tr", {}, ...cells);
}

function sorted(facts) {
  if (sorting.column === null) return facts;
  const [, value, order = value] = COLUMNS[sorting.column];
  const keyed = facts.map((fact) => [order(fact), fact]);
  keyed.sort(([a, x], [b, y]) => (sorting.down ? -1 : 1) * collator.compare(a, b) || x.number - y.number);
  return keyed.map(([, fact]) => fact);
}

function addRows() {
  const body = byId("table").tBodies[0];
  body.append(...tableRows.slice(body.rows.length, body.rows.length + ROWS).map(row));
  const rest = tableRows.length - body.rows.length;
  byId("more-rows").hidden = rest <= 0;
  byId("more-rows").textContent = `Show ${Math.min(rest, ROWS)} more of ${rest}`;
}

function fillTable() {
  if (!byId("twin").open) return;
  tableRows = sorted(shown.facts);
  byId("table").tBodies[0].replaceChildren();
  addRows();
}

function head() {
  return element("tr", {}, ...COLUMNS.map(([title], i) => {
    const cell = element("th", { scope: "col" });
    cell.append(button(title, () => {
      sorting.down = sorting.column === i && !sorting.down;
      sorting.column = i;
      [...cell.parentNode.children].forEach((other) => other.removeAttribute("aria-sort"));
      cell.setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
      fillTable();
    }, { className: "sort" }));
    return cell;
  }));
}

function startTable() {
  let last = null;
  byId("table").tHead.replaceChildren(head());
  byId("twin").addEventListener("toggle", fillTable);
  byId("more-rows").onclick = addRows;
  state.listeners.push(() => {
    const now = shown.facts.map((fact) => fact.number).join();
    if (now !== last) fillTable();
    last = now;
  });
}
