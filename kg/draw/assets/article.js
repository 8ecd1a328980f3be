// An article as text, with what is drawn marked in it (displaCy's idea) and the sentence a fact stands on highlighted.
function entityMark(i, text) {
  const mark = element("a", { href: `#${new URLSearchParams({ node: data.entities[i].id })}`, className: "named", title: kindOf(i) }, words(text));
  mark.style.setProperty("--of", data.classes[data.entities[i].kind].colour);
  mark.onclick = (event) => {
    event.preventDefault(); // the filters stay
    focusOn(i);
  };
  return mark;
}

// `pieces` are [text, entity] pairs, entity -1 for none; offsets count characters, not UTF-16 units.
function articleText(pieces, sentence) {
  const body = element("div", { className: "text", dir: "auto" });
  const evidence = element("mark", { className: "evidence" });
  let at = 0;
  for (const [text, entity] of pieces) {
    const letters = [...text];
    const cuts = sentence ? [sentence.start - at, sentence.end - at].map((cut) => Math.min(Math.max(cut, 0), letters.length)) : [0, 0];
    [[0, cuts[0], body], [cuts[0], cuts[1], evidence], [cuts[1], letters.length, body]].forEach(([from, to, where]) => {
      if (from >= to) return;
      if (where === evidence && !evidence.parentNode) body.append(evidence);
      const part = letters.slice(from, to).join("");
      where.append(entity >= 0 ? entityMark(entity, part) : part);
    });
    at += letters.length;
  }
  return body;
}

async function fillArticle(box, i, sentence) {
  const pieces = await source.article(i);
  if (!pieces) {
    box.replaceChildren(element("p", { className: "soft", textContent: "The text of this article was left out to keep the page small." }));
    return;
  }
  box.replaceChildren(articleText(pieces, sentence));
  const evidence = box.querySelector(".evidence");
  if (evidence) box.scrollTop = evidence.offsetTop - box.clientHeight / 3;
}

function articleLine(i) {
  const article = data.articles[i];
  const opener = element("button", { type: "button", className: "link" }, words(titleOf(article)));
  opener.onclick = () => change({ article: i });
  const rest = [article.publisher, article.published].filter(Boolean).join(", ");
  return element("p", { className: "soft" }, opener, rest ? " · " : "", words(rest));
}

let ways = () => []; // further things to do with an article

function articleCard(i) {
  const article = data.articles[i];
  const fact = state.fact !== null && data.facts[state.fact].article === i ? data.facts[state.fact] : null;
  const box = element("div", { className: "reading", tabIndex: 0, role: "region", "aria-label": "Text of the article" });
  fillArticle(box, i, fact);
  const about = element("p", { className: "soft" }, words([article.publisher, article.published].filter(Boolean).join(", ")));
  if (article.url) about.append(" ", element("a", { href: article.url, target: "_blank", rel: "noopener noreferrer", textContent: "Original" }));
  const facts = shown.facts.filter((one) => one.article === i);
  return [
    button("‹ Back", () => change({ article: null }), { className: "back" }),
    element("h2", {}, words(titleOf(article))),
    about,
    element("div", { className: "row" }, button("Only this article", () => setFacet("article", "only", new Set([titleOf(article)]))), ...ways(article)),
    box,
    ...factList("What it tells", facts, { order: (one) => one.start }),
  ];
}
