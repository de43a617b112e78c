// Start: vis-network holds, moves and hits the nodes; the rest is ours.
function look(party) {
  const colour = partyColour(party);
  return { color: { background: colour, border: paint().rim, highlight: { background: colour, border: paint().rim }, hover: { background: colour, border: paint().rim } }, size: party.radius, hidden: !party.shown, fixed: state.pinned.has(party.id) };
}

function sizeParties() {
  const [low, high] = page.radius, top = Math.max(...parties.map((party) => party.measures[state.sizeBy]), 0) || 1;
  for (const party of parties) party.radius = low + (high - low) * Math.sqrt(Math.max(party.measures[state.sizeBy], 0) / top);
}

const nodes = new vis.DataSet();
let lastSaid = "";

function render() {
  document.documentElement.dataset.theme = state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  applyFilters();
  sizeParties();
  placedFor = "";
  const changed = [];
  for (const party of parties) {
    const now = look(party), before = party.look;
    if (!before || before.hidden !== now.hidden || before.size !== now.size || before.fixed !== now.fixed || before.color.background !== now.color.background || before.color.border !== now.color.border) {
      party.look = now;
      changed.push({ id: party.id, ...now, ...(before ? {} : { x: party.x, y: party.y }) });
    }
  }
  if (changed.length) nodes.update(changed);
  showControls();
  showDossier();
  const party = byId.get(state.party), line = lines[state.line];
  const words = party ? describe(party) : line ? `${line.head.name} ${verb(line, line.head)} ${line.tail.name}, ${plural(line.shownDeals.length, "deal", "deals")}` : "";
  if (words !== lastSaid) say(words);
  lastSaid = words;
  if (network.current) network.current.redraw();
}

function fitShown() {
  network.current.fit({ nodes: parties.filter((party) => party.shown).map((party) => party.id), maxZoomLevel: 1.6, animation: false });
}

function start() {
  $("title").textContent = page.title;
  $("note").textContent = page.note;
  $("note").hidden = !page.note;
  state = fromHash(location.hash);
  wireControls();
  render();
  const net = new vis.Network($("map"), { nodes, edges: [] }, {
    physics: { enabled: false }, layout: { improvedLayout: false }, interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false, tooltipDelay: 1e9, zoomSpeed: 0.7 },
    nodes: { shape: "dot", borderWidth: 1.2, borderWidthSelected: 1.2, labelHighlightBold: false, chosen: false },
  });
  network.current = net;
  net.on("beforeDrawing", beforeNodes);
  net.on("afterDrawing", afterNodes);
  fitShown();
  if (/^-?[\d.]+,-?[\d.]+,[\d.]+$/.test(state.view)) {
    const [x, y, scale] = state.view.split(",").map(Number);
    net.moveTo({ position: { x, y }, scale: scale || 1 });
  } else if (state.party) goTo(byId.get(state.party));
  wireSearch();
  wireDownloads();
  wireKeys();
  wireMap(net);
  window.addEventListener("popstate", () => { state = fromHash(location.hash); render(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
  window.addEventListener("beforeprint", () => { document.documentElement.dataset.theme = "light"; net.redraw(); });
  window.addEventListener("afterprint", render);
}

function wireMap(net) {
  net.on("click", ({ pointer }) => {
    const id = net.getNodeAt(pointer.DOM), line = id === undefined ? lineAt(pointer.canvas) : null;
    showTip(null);
    if (id !== undefined) selectParty(id);
    else if (line) selectLine(line.key);
    else if (state.party || state.line) change({ party: "", line: "" }, true);
  });
  net.on("doubleClick", ({ pointer }) => { const id = net.getNodeAt(pointer.DOM); if (id !== undefined) focusOn(id, 1); });
  const settle = () => { busy = false; net.redraw(); };
  let zooming = 0;
  net.on("dragStart", () => { busy = true; showTip(null); });
  net.on("dragEnd", settle);
  net.on("zoom", () => { busy = true; clearTimeout(zooming); zooming = setTimeout(settle, 160); });
  let asked = 0;
  $("map").addEventListener("pointermove", (event) => {
    if (asked || busy) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      const bounds = $("map").getBoundingClientRect(), spot = { x: event.clientX - bounds.x, y: event.clientY - bounds.y };
      const id = net.getNodeAt(spot) ?? "", line = id ? null : lineAt(net.DOMtoCanvas(spot));
      showTip(spot, byId.get(id), line);
      $("map").style.cursor = id || line ? "pointer" : "";
      const changed = hovered.party !== id;
      hovered.party = id;
      if (changed) net.redraw();
    });
  });
  $("map").addEventListener("pointerleave", () => { showTip(null); if (hovered.party) { hovered.party = ""; net.redraw(); } });
}

start();
// For scripts and tests: read what is shown, and where.
window.bilateral = Object.freeze({
  counts: () => structuredClone(counts),
  state: () => structuredClone(state),
  labels: () => placed.map((label) => ({ id: label.party.id, text: label.text, ...network.current.canvasToDOM({ x: at(label.party).x, y: at(label.party).y }), dx: label.dx, dy: label.dy, width: label.w, height: label.h })),
  party: (id) => ({ ...network.current.canvasToDOM({ x: at(byId.get(id)).x, y: at(byId.get(id)).y }), shown: byId.get(id).shown, radius: byId.get(id).radius * network.current.getScale() }),
  line: (from, to, type) => { const line = lines.find((l) => l.from === from && l.to === to && l.type === type), e = ends(line); return { key: line.key, deals: line.shownDeals.length, ...network.current.canvasToDOM({ x: e.x1 + 0.4 * (e.x2 - e.x1), y: e.y1 + 0.4 * (e.y2 - e.y1) }) }; },
});
