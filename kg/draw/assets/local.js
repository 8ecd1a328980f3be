// Where the page finds what it does not show yet: in itself. The explorer has the same functions, which ask its server.
const source = {
  async search(text) {
    const sought = plain(text.trim());
    if (!sought) return [];
    return index
      .map(({ number, names }) => ({ number, rank: rank(names, sought) }))
      .filter((hit) => hit.rank < 9)
      .sort((a, b) => a.rank - b.rank || a.number - b.number) // entities come most salient first
      .slice(0, 12)
      .map(({ number }) => data.entities[number]);
  },
  open: async (entity) => numbers.entities.get(entity.id),
  expand: async (i) => reveal(i),
  path: async (from, to) => shortestPath(from, to),
  address: () => location.pathname + location.search,
  article: async (i) => data.articles[i].text || null,
};
const index = [];

function startSource() {
  data.entities.forEach((entity, number) => {
    if (entity.name) index.push({ number, names: [entity.name, ...entity.names].map(plain) });
  });
}
