// The signs of the legend: the shape of a class, the line of a status.
const SVG = "http://www.w3.org/2000/svg";
const OUTLINES = {
  square: "3,3 15,3 15,15 3,15", diamond: "9,1 17,9 9,17 1,9", triangle: "9,2 17,16 1,16", triangleDown: "1,2 17,2 9,16",
  hexagon: "17,9 13,16 5,16 1,9 5,2 13,2", star: "9,1 11.4,6.6 17.4,7 12.8,11 14.2,17 9,13.8 3.8,17 5.2,11 .6,7 6.6,6.6",
};

function drawn(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function icon(width, ...shapes) {
  return drawn("svg", { width, height: 18, viewBox: `0 0 ${width} 18`, "aria-hidden": "true" }, ...shapes);
}

function classIcon({ shape, colour: fill }) {
  const look = { fill, stroke: "currentColor", "stroke-width": 1.2 };
  if (shape === "dot") return icon(18, drawn("circle", { cx: 9, cy: 9, r: 7, ...look }));
  if (shape === "box") return icon(18, drawn("rect", { x: 1, y: 4, width: 16, height: 10, rx: 3, ...look, fill: "none" }));
  return icon(18, drawn("polygon", { points: OUTLINES[shape], ...look }));
}

function statusIcon(status) {
  const stroke = strokeOf(status);
  return icon(40, drawn("line", { x1: 1, y1: 9, x2: 31, y2: 9, stroke, "stroke-width": 2, "stroke-dasharray": status.dashes.join(" ") }),
    drawn("polygon", { points: "31,5 39,9 31,13", fill: stroke }));
}

const strokeOf = (status) => (dark.matches ? status.dark : status.light);
