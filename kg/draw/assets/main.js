startNetwork();
startSearch();
startFilters();
startTable();
state.listeners.push(showPanel);
change({});
