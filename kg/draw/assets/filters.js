// The legend, which is the filter too: what each colour, shape and line means, how many there are, shown or not.
const SVG = "http://www.w3.org/2000/svg";
const OUTLINES = {
  square: "3,3 15,3 15,15 3,15", diamond: "9,1 17,9 9,17 1,9", triangle: "9,2 17,16 1,16", triangleDown: "1,2 17,2 9,16",
  hexagon: "17,9 13,16 5,16 1,9 5,2 13,2", star: "9,1 11.4,6.6 17.4,7 12.8,11 14.2,17 9,13.8 3.8,17 5.2,11 .6,7 6.6,6.6",
};

function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function icon(width, ...shapes) {
  const made = drawn("svg", { width, height: 18, viewBox: `0 0 ${width} 18`, "aria-hidden": "true" });
  made.append(...shapes);
  return made;
}

function classIcon({ shape, colour: fill }) {
  const look = { fill, stroke: "currentColor", "stroke-width": 1.2 };
  if (shape === "dot") return icon(18, drawn("circle", { cx: 9, cy: 9, r: 7, ...look }));
  if (shape === "box") return icon(18, drawn("rect", { x: 1, y: 4, width: 16, height: 10, rx: 3, ...look, fill: "none" }));
  return icon(18, drawn("polygon", { points: OUTLINES[shape], ...look }));
}

function statusIcon(status) {
  const stroke = dark.matches ? status.dark : status.light;
  return icon(40, drawn("line", { x1: 1, y1: 9, x2: 31, y2: 9, stroke, "stroke-width": 2, "stroke-dasharray": status.dashes.join(" ") }),
    drawn("polygon", { points: "31,5 39,9 31,13", fill: stroke }));
}

function choice(set, i, picture, label, count) {
  const box = element("input", { type: "checkbox", checked: set.has(i) });
  box.onchange = () => {
    if (box.checked) set.add(i);
    else set.delete(i);
    change({});
  };
  return element("label", { className: "choice" }, box, picture, element("span", { textContent: label }), element("span", { className: "count", textContent: count }));
}

function fillFilters() {
  const kinds = data.classes.map((_, i) => data.entities.filter((entity) => entity.kind === i).length);
  const statuses = data.statuses.map((_, i) => data.facts.filter((fact) => fact.status === i).length);
  const rows = (list, counts, set, picture) => list.flatMap((one, i) => (counts[i] ? [choice(set, i, picture(one), one.label, counts[i])] : []));
  byId("classes").replaceChildren(...rows(data.classes, kinds, state.classes, classIcon));
  byId("statuses").replaceChildren(...rows(data.statuses, statuses, state.statuses, statusIcon));
}

function showCounts() {
  const facts = data.facts.filter(isShownFact).length;
  const text = facts === data.facts.length ? "" : `Filters show ${facts} of ${data.facts.length} facts.`;
  if (byId("shown").textContent !== text) byId("shown").textContent = text;
}

function startFilters() {
  if (isPhone()) byId("filters").open = false;
  fillFilters();
  dark.addEventListener("change", fillFilters);
  state.listeners.push(showCounts);
}
