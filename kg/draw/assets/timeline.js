// When: how many facts each period has, as bars, and the days between which facts are shown, typed or by two sliders.
const MOST_BARS = 60;
const UNITS = [10, 7, 4, 3]; // characters of an ISO date: day, month, year, decade
const timeline = { unit: 10, periods: [] };

const periodOf = (day) => (timeline.unit === 3 ? `${day.slice(0, 3)}0s` : day.slice(0, timeline.unit));
const dayOf = (fact) => fact.begins || fact.ends;

// Only periods in which something happened have a bar, so that one old date does not flatten the rest.
function setPeriods() {
  const days = data.facts.map(dayOf).filter(Boolean);
  timeline.unit = UNITS.find((unit) => new Set(days.map((day) => day.slice(0, unit))).size <= MOST_BARS) || 3;
  timeline.periods = [...new Set(days.map(periodOf))].sort();
}

const firstDay = (period) => (period.endsWith("s") ? `${period.slice(0, 4)}-01-01` : `${period}-01-01`.slice(0, 10));
function lastDay(period) {
  if (period.endsWith("s")) return `${period.slice(0, 3)}9-12-31`;
  if (period.length === 4) return `${period}-12-31`;
  if (period.length === 10) return period;
  return `${period}-${new Date(Date.UTC(+period.slice(0, 4), +period.slice(5, 7), 0)).getUTCDate()}`;
}

// A day as people type it ("2025", "2025-03", "2025-03-18"); null where it is none.
function typedDay(text, isEnd) {
  const sought = text.trim();
  if (!sought) return "";
  if (!/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(sought)) return null;
  return isEnd ? lastDay(sought) : firstDay(sought);
}

function drawBars() {
  const { periods } = timeline;
  const [all, now] = [new Map(), new Map()];
  for (const fact of data.facts) {
    const day = dayOf(fact);
    if (!day) continue;
    all.set(periodOf(day), (all.get(periodOf(day)) || 0) + 1);
    if (shown.fact[fact.number]) now.set(periodOf(day), (now.get(periodOf(day)) || 0) + 1);
  }
  const most = Math.max(1, ...all.values());
  const height = (number) => (number ? Math.max(2, (36 * number) / most) : 0);
  byId("bars").replaceChildren(...periods.map((period, i) => {
    const bar = (number, className) => drawn("rect", { x: i * 10 + 1, width: 8, y: 40 - height(number), height: height(number), class: className });
    const title = drawn("title", {}, `${period}: ${count(all.get(period), "fact")}, ${now.get(period) || 0} shown`);
    const group = drawn("g", {}, title, drawn("rect", { x: i * 10, y: 0, width: 10, height: 40, class: "hit" }), bar(all.get(period), "all"), bar(now.get(period) || 0, "now"));
    group.onclick = () => change({ since: firstDay(period), until: lastDay(period), node: null, arrow: null, article: null, steps: null });
    return group;
  }));
  byId("bars").setAttribute("viewBox", `0 0 ${periods.length * 10} 40`);
}

function showTimes() {
  const { periods } = timeline;
  if (!periods.length) return;
  drawBars();
  byId("since").value = state.since;
  byId("until").value = state.until;
  const from = periods.findIndex((period) => lastDay(period) >= state.since);
  const to = state.until ? periods.findLastIndex((period) => firstDay(period) <= state.until) : periods.length - 1;
  byId("from").value = from < 0 ? periods.length - 1 : from;
  byId("to").value = Math.max(to, 0);
  byId("from").setAttribute("aria-valuetext", periods[byId("from").value]);
  byId("to").setAttribute("aria-valuetext", periods[byId("to").value]);
  const undated = data.facts.filter((fact) => !dayOf(fact)).length;
  byId("undated").textContent = undated && (state.since || state.until) ? `${count(undated, "fact")} without a date hidden.` : "";
}

function readDays() {
  const [since, until] = [typedDay(byId("since").value, false), typedDay(byId("until").value, true)];
  byId("since").setAttribute("aria-invalid", String(since === null));
  byId("until").setAttribute("aria-invalid", String(until === null));
  if (since !== null && until !== null) change({ since, until });
}

function slide(end) {
  const { periods } = timeline;
  let [from, to] = [Number(byId("from").value), Number(byId("to").value)];
  if (from > to) [from, to] = end === "from" ? [from, from] : [to, to];
  change({ since: from === 0 ? "" : firstDay(periods[from]), until: to === periods.length - 1 ? "" : lastDay(periods[to]) });
}

function refreshPeriods() {
  setPeriods();
  const { periods } = timeline;
  byId("timeline").hidden = periods.length < 2;
  for (const id of ["from", "to"]) byId(id).max = Math.max(periods.length - 1, 0);
}

function startTimeline() {
  refreshPeriods();
  byId("from").oninput = () => slide("from");
  byId("to").oninput = () => slide("to");
  for (const id of ["since", "until"]) byId(id).onchange = readDays;
  state.listeners.push(showTimes);
}
