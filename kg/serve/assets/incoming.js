// An article dropped on the window, pasted, or named by its address goes into the graph, and the page tells how far it is.
const STEPS = { reading: "Reading", understanding: "Understanding", adding: "Adding to the graph" };

function progress(text, isDone) {
  byId("progress").textContent = text;
  byId("meter").hidden = isDone;
}

function stepTold(step) {
  if (step.step === "failed") progress([step.error, step.fix].filter(Boolean).join(" — "), true);
  else if (step.step === "done") progress(`${step.headline || step.article}: ${count(step.facts, "fact")} about ${count(step.entities, "entity", "entities")}.`, true);
  else progress(step.words ? `${STEPS[step.step]} ${count(step.words, "word")} …` : `${STEPS[step.step] || step.step} …`, false);
}

// The server's answer is one JSON object a line, each sent as soon as it is so.
async function followed(answer) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let [rest, last] = ["", null];
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value || "")).split("\n");
    rest = lines.pop();
    for (const line of lines.filter(Boolean)) {
      last = JSON.parse(line);
      stepTold(last);
    }
    if (done) return last;
  }
}

async function send(query, type, body) {
  byId("add").open = true;
  progress("Sending …", false);
  try {
    const answer = await fetch(address("/articles", query), { method: "POST", headers: { "content-type": type }, body });
    if (!answer.ok) {
      const told = await answer.json();
      return stepTold({ step: "failed", ...told });
    }
    const last = await followed(answer);
    if (last?.step === "done") await openArticle(last.article);
  } catch (error) {
    progress(`The article did not arrive: ${error.message}`, true);
  }
}

const saidOf = () => Object.fromEntries(["date", "publisher"].map((name) => [name, byId(`add-${name}`).value.trim()]).filter(([, value]) => value));
const sendFile = (file) => send({ ...saidOf(), name: file.name }, file.type === "text/html" ? "text/html" : "text/plain", file);

async function sendFiles(files) {
  for (const file of files) await sendFile(file);
}

async function openArticle(id) {
  grow(await ask(`/article/${encodeURIComponent(id)}.json`));
  started.grown = true;
  change({ article: numbers.articles.get(id), node: null, arrow: null, focus: null });
  showAll();
  loadWhole();
}

function startIncoming() {
  if (!byId("add")) return;
  ways = (article) => [button("Take out of the graph", () => removeArticle(article.id))];
  byId("add-file").onchange = (event) => sendFiles(event.target.files);
  byId("add-send").onclick = () => {
    const text = byId("add-text").value.trim();
    const isAddress = /^https?:\/\/\S+$/.test(text);
    if (text) send({}, "application/json", JSON.stringify({ ...saidOf(), ...(isAddress ? { url: text } : { text }) }));
  };
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    const address = event.dataTransfer.getData("text/uri-list").trim();
    const text = event.dataTransfer.getData("text/plain").trim();
    if (event.dataTransfer.files.length) sendFiles(event.dataTransfer.files);
    else if (address) send({}, "application/json", JSON.stringify({ ...saidOf(), url: address }));
    else if (text) send({}, "application/json", JSON.stringify({ ...saidOf(), text }));
  });
}

async function removeArticle(id) {
  await ask(`/articles/${encodeURIComponent(id)}`, { method: "DELETE" });
  location.assign("/");
}
