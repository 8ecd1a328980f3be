// Search by any name: type, choose with the arrow keys, Enter. "/" goes to the field from anywhere.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function rank(names, sought) {
  let best = 9;
  names.forEach((name, i) => {
    const at = name.indexOf(sought);
    if (at < 0) return;
    const start = name === sought ? -1 : at === 0 ? 0 : /[\s\p{P}]/u.test(name[at - 1]) ? 1 : 2;
    best = Math.min(best, start + (i ? 0.5 : 0));
  });
  return best;
}

function hitItem(entity, id, sought) {
  const item = element("li", { id, role: "option" }, words(entity.name || "—"));
  const other = entity.names.find((name) => plain(name).includes(sought));
  if (other && !plain(entity.name).includes(sought)) item.append(" · also ", words(other));
  item.append(element("span", { className: "soft" }, ` ${data.classes[entity.kind].label}`));
  item.onpointerdown = (event) => event.preventDefault(); // the field keeps the focus
  return item;
}

// Makes an input and a list behave as a combobox; what is chosen goes to `pick`.
function combobox(input, list, pick) {
  let [active, hits, asked] = [0, [], 0];
  const items = () => [...list.querySelectorAll("[role=option]")];

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function choose(i) {
    const entity = hits[i];
    input.value = "";
    close();
    pick(entity);
  }
  function point(to) {
    const all = items();
    if (!all.length) return;
    active = (to + all.length) % all.length;
    all.forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    all[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[active].id);
  }
  async function show() {
    const turn = ++asked;
    const text = input.value;
    const found = await source.search(text);
    if (turn !== asked) return; // a later key was quicker
    hits = found;
    active = 0;
    list.replaceChildren(...hits.map((entity, i) => {
      const item = hitItem(entity, `${list.id}-${i}`, plain(text.trim()));
      item.onclick = () => choose(i);
      return item;
    }));
    if (!hits.length) list.append(element("li", { textContent: "No such name here.", className: "soft", role: "option", "aria-disabled": "true" }));
    list.hidden = !text.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (hits.length) point(0);
  }
  input.oninput = show;
  input.onblur = close;
  input.onkeydown = (event) => {
    if (event.key === "ArrowDown") point(active + 1);
    else if (event.key === "ArrowUp") point(active - 1);
    else if (event.key === "Enter" && !list.hidden && hits[active]) choose(active);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  };
}

async function pickName(entity) {
  const i = await source.open(entity);
  if (!lets("class", kindOf(i))) toggle("class", kindOf(i));
  if (!inFocus(i)) change({ focus: new Set([...state.focus, i]) });
  if (!shown.entity[i]) clearFilters();
  focusOn(i);
}

function startSearch() {
  const input = byId("search");
  combobox(input, byId("found"), pickName);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("textarea, input[type=search], input[type=text]");
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && !isTyping) change({ node: null, arrow: null, article: null, steps: null });
  });
}
