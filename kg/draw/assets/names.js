// Names written by hand where the drawing library would write none or all: the best known first, none on another.
const MOST_NAMES = 80;

// Writes each of the items ({ x, y, radius, lines, ink }) below its shape, in the units of the paper; gives the boxes that are taken.
function writeNames(paper, items, size, halo, taken = []) {
  paper.font = `${size}px ${FACE}`;
  paper.textAlign = "center";
  paper.textBaseline = "middle";
  paper.lineJoin = "round";
  paper.lineWidth = halo;
  paper.strokeStyle = colour("--paper");
  for (const { x, y, radius, lines, ink } of items) {
    if (taken.length >= MOST_NAMES) break;
    const width = Math.max(...lines.map((line) => paper.measureText(line).width));
    const box = { x, y: y + radius + size * (0.2 + 0.6 * lines.length), width, height: size * (0.1 + 1.2 * lines.length) };
    const hides = (other) => Math.abs(box.x - other.x) < (box.width + other.width) / 2 && Math.abs(box.y - other.y) < (box.height + other.height) / 2;
    if (taken.some(hides)) continue;
    taken.push(box);
    paper.fillStyle = ink;
    lines.forEach((line, at) => {
      const below = box.y + size * 1.2 * (at - (lines.length - 1) / 2);
      paper.strokeText(line, x, below);
      paper.fillText(line, x, below);
    });
  }
  return taken;
}
