"use strict";
// Everything the parts of the page share. Text from the news is only ever set as textContent.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const byId = (id) => document.getElementById(id);
const data = read("data");
const state = {
  classes: new Set(data.classes.keys()),
  statuses: new Set(data.statuses.keys()),
  node: null, // number of the selected entity
  arrow: null, // number of the selected arrow
  fact: null, // number of the fact of that arrow to be shown first
  listeners: [],
};
const arrows = []; // for each arrow its facts
data.facts.forEach((fact, i) => {
  fact.number = i;
  (arrows[fact.arrow] ||= []).push(fact);
});

const isShownEntity = (i) => state.classes.has(data.entities[i].kind);
const isShownFact = (fact) => state.statuses.has(fact.status) && isShownEntity(fact.subject) && isShownEntity(fact.object);

function change(values) {
  Object.assign(state, values);
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

// Text in a bdi, so that a name in another script does not turn the line round.
const words = (text) => element("bdi", { textContent: text });

const isPhone = () => window.matchMedia("(max-width: 760px)").matches;
