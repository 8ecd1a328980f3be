"use strict";
// What every part of the page shares: the data, the state, and how to make elements. Text from the news is only ever set as textContent.
const byId = (id) => document.getElementById(id);
const read = (id) => JSON.parse(byId(id).textContent);
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const isPhone = () => window.matchMedia("(max-width: 760px)").matches;

const data = { ...read("legend"), entities: [], facts: [], articles: [] };
const arrows = []; // for each arrow its facts: all that a subject does to an object with the same status
const numbers = { entities: new Map(), facts: new Map(), articles: new Map(), arrows: new Map() }; // by id

const state = {
  node: null, // number of the selected entity
  arrow: null, // number of the selected arrow
  fact: null, // number of the fact of that arrow to be shown first
  article: null, // number of the article that is read
  steps: null, // the facts of the path that is shown
  ends: null, // numbers of the entities that it joins
  focus: null, // numbers of the entities that alone are shown, null for all
  only: {}, // for each facet that is set: { mode: "only" | "not", values: Set }
  since: "", // first day, ISO 8601
  until: "", // last day
  colours: "class", // or "community"
  listeners: [],
};

// Takes in a part of a graph (kg/draw/payload.py); what is known already stays. Gives the numbers of what is new.
function add(part) {
  const fresh = { entities: [], arrows: [] };
  const place = (list, known, one) => {
    if (!known.has(one.id)) known.set(one.id, list.push(one) - 1);
    return known.get(one.id);
  };
  const first = data.entities.length;
  const entities = part.entities.map((one) => place(data.entities, numbers.entities, one));
  const articles = part.articles.map((one) => place(data.articles, numbers.articles, one));
  for (let i = first; i < data.entities.length; i++) fresh.entities.push(i);
  for (const one of part.facts) {
    const [subject, object] = [entities[one.subject], entities[one.object]];
    const article = articles[one.article];
    const id = `${data.articles[article].id}/${one.id}`;
    if (numbers.facts.has(id)) continue;
    const key = `${subject}/${object}/${one.status}`;
    if (!numbers.arrows.has(key)) {
      numbers.arrows.set(key, arrows.push([]) - 1);
      fresh.arrows.push(arrows.length - 1);
    }
    const arrow = numbers.arrows.get(key);
    const fact = { ...one, id, subject, object, article, arrow, number: data.facts.length, claimants: one.claimants.map((i) => entities[i]) };
    numbers.facts.set(id, data.facts.push(fact) - 1);
    arrows[arrow].push(fact);
  }
  return fresh;
}

function change(values) {
  Object.assign(state, values);
  look();
  state.listeners.forEach((listener) => listener());
}

function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function button(label, onclick, properties) {
  return element("button", { type: "button", textContent: label, onclick, ...properties });
}

// Text in a bdi, so that a name in another script does not turn the line round.
const words = (text) => element("bdi", { textContent: text });
const nameOf = (i) => data.entities[i].name || "—";
const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many || `${one}s`}`;
const say = (text) => (byId("said").textContent = text); // to a screen reader
