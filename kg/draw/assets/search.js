// Search by any name: type, choose with the arrow keys, Enter. "/" goes to the field from anywhere.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const index = data.entities.map((entity, number) => ({ number, names: [entity.name, ...entity.names].map(plain) }));

function rank(names, sought) {
  let best = 9;
  names.forEach((name, i) => {
    const at = name.indexOf(sought);
    if (at < 0) return;
    const start = at === 0 ? 0 : /[\s\p{P}]/u.test(name[at - 1]) ? 1 : 2;
    best = Math.min(best, start + (i ? 0.5 : 0));
  });
  return best;
}

function search(text) {
  const sought = plain(text.trim());
  if (!sought) return [];
  return index
    .map(({ number, names }) => ({ number, rank: rank(names, sought) }))
    .filter((hit) => hit.rank < 9)
    .sort((a, b) => a.rank - b.rank || a.number - b.number) // entities come most salient first
    .slice(0, 12);
}

function startSearch() {
  const [input, list] = [byId("search"), byId("found")];
  let active = 0;

  function pick(number) {
    const kind = data.entities[number].kind;
    if (!state.classes.has(kind)) {
      state.classes.add(kind);
      fillFilters();
    }
    input.value = "";
    close();
    focusOn(number);
  }
  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function point(to) {
    const items = [...list.querySelectorAll("[data-number]")];
    if (!items.length) return;
    active = (to + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    items[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[active].id);
  }
  function show() {
    const hits = search(input.value);
    list.replaceChildren(...hits.map(({ number }, i) => {
      const entity = data.entities[number];
      const item = element("li", { id: `hit-${i}`, role: "option" }, words(entity.name || "—"));
      item.dataset.number = number;
      const other = entity.names.find((name) => plain(name).includes(plain(input.value.trim())));
      if (other && rank([plain(entity.name)], plain(input.value.trim())) === 9) item.append(" · also ", words(other));
      item.onpointerdown = (event) => event.preventDefault();
      item.onclick = () => pick(number);
      return item;
    }));
    if (!hits.length) list.append(element("li", { textContent: "No such name here.", className: "soft" }));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    point(0);
  }
  input.oninput = show;
  input.onblur = close;
  input.onkeydown = (event) => {
    const items = [...list.querySelectorAll("[data-number]")];
    if (event.key === "ArrowDown") point(active + 1);
    else if (event.key === "ArrowUp") point(active - 1);
    else if (event.key === "Enter" && !list.hidden && items[active]) pick(Number(items[active].dataset.number));
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(input|textarea)$/i.test(event.target.tagName)) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && event.target !== input) change({ node: null, arrow: null });
  });
}
