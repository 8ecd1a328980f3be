// The same facts as a table, for reading without the picture; filled when it is opened, kept in step with the filters.
function row(fact) {
  const predicate = element("button", { type: "button", className: "link" }, words(fact.predicate));
  predicate.onclick = () => {
    focusArrow(fact.arrow, fact.number);
    byId("panel").focus();
    byId("panel").scrollIntoView({ block: "nearest" });
  };
  const article = data.articles[fact.article];
  const cells = [
    words(data.entities[fact.subject].name), predicate, words(data.entities[fact.object].name), data.statuses[fact.status].label,
    words(fact.sources.join(", ")), words(fact.time), words(fact.place), words(fact.sentence), words(article.headline || article.id),
  ].map((content) => element("td", {}, content));
  cells[7].className = "sentence";
  return element("tr", {}, ...cells);
}

function fillTable() {
  if (byId("twin").open) byId("table").tBodies[0].replaceChildren(...data.facts.filter(isShownFact).map(row));
}

function startTable() {
  let shown = "";
  byId("twin").addEventListener("toggle", fillTable);
  state.listeners.push(() => {
    const filters = JSON.stringify([[...state.classes], [...state.statuses]]);
    if (filters !== shown) fillTable();
    shown = filters;
  });
}
