// Start: vis-network holds, moves and hits the nodes and the view; what is seen is drawn in draw.js.
const look = (party) => ({ size: party.radius, hidden: !party.shown, fixed: state.pinned.has(party.id) });
const undrawn = () => ({});

function sizeParties() {
  const [low, high] = page.radius, top = Math.max(...parties.map((party) => party.measures[state.sizeBy]), 0) || 1;
  for (const party of parties) party.radius = low + (high - low) * Math.sqrt(Math.max(party.measures[state.sizeBy], 0) / top);
}

let nodes = null;
let lastSaid = "";

function updateNodes() {
  const changed = [];
  for (const party of parties) {
    const now = look(party), before = party.look;
    if (before.hidden !== now.hidden || before.size !== now.size || before.fixed !== now.fixed) changed.push({ id: party.id, ...now });
    party.look = now;
  }
  if (changed.length) nodes.update(changed);
}

function render() {
  document.documentElement.dataset.theme = state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  applyFilters();
  sizeParties();
  placedFor = "";
  if (network.current) updateNodes();
  showControls();
  showDossier();
  const party = byId.get(state.party), line = lines[state.line];
  const words = party ? describe(party) : line ? `${line.head.name} ${verb(line, line.head)} ${line.tail.name}, ${plural(line.shownDeals.length, "deal", "deals")}` : "";
  if (words !== lastSaid) say(words);
  lastSaid = words;
  if (network.current) network.current.redraw();
}

// The view of all that is shown, beside the dossier where it is open, with room for names at the rim.
function wholeView() {
  const shown = parties.filter((party) => party.shown);
  if (!shown.length) return { position: { x: 0, y: 0 }, scale: 1 };
  const aside = $("dossier").hidden ? 0 : $("dossier").offsetWidth, width = $("map").clientWidth - aside - 110, height = $("map").clientHeight - 70;
  const range = (axis) => shown.reduce(([low, high], p) => [Math.min(low, at(p)[axis] - p.radius), Math.max(high, at(p)[axis] + p.radius)], [Infinity, -Infinity]);
  const [left, right] = range("x"), [top, bottom] = range("y");
  const scale = Math.max(0.01, Math.min(1.6, width / (right - left || 1), height / (bottom - top || 1)));
  return { position: { x: (left + right) / 2 + aside / 2 / scale, y: (top + bottom) / 2 }, scale };
}

const fitShown = () => network.current && network.current.moveTo(wholeView());

function sharedView() {
  if (!/^-?[\d.]+,-?[\d.]+,[\d.]+$/.test(state.view)) return null;
  const [x, y, scale] = state.view.split(",").map(Number);
  return { position: { x, y }, scale: scale || 1 };
}

// Seen before vis-network has built its nodes, which takes a second where there are many thousands.
function firstPicture() {
  const { position, scale } = sharedView() || wholeView();
  Object.assign(firstView, position, { scale });
  const { clientWidth: width, clientHeight: height } = $("map"), dense = window.devicePixelRatio || 1;
  const canvas = make("canvas", { width: width * dense, height: height * dense, style: { width: `${width}px`, height: `${height}px` } });
  const ctx = canvas.getContext("2d");
  ctx.setTransform(dense * scale, 0, 0, dense * scale, dense * (width / 2 - position.x * scale), dense * (height / 2 - position.y * scale));
  beforeNodes(ctx);
  afterNodes(ctx);
  $("map").append(canvas);
}

function startNetwork() {
  for (const party of parties) party.look = look(party);
  nodes = new vis.DataSet(parties.map((party) => ({ id: party.id, x: party.x, y: party.y, ...party.look })));
  const net = new vis.Network($("map"), { nodes, edges: [] }, {
    physics: { enabled: false }, layout: { improvedLayout: false }, interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false, tooltipDelay: 1e9, zoomSpeed: 0.7 },
    nodes: { shape: "custom", ctxRenderer: undrawn, borderWidth: 0, chosen: false },
  });
  network.current = net;
  net.moveTo({ position: { x: firstView.x, y: firstView.y }, scale: firstView.scale });
  net.on("beforeDrawing", beforeNodes);
  net.on("afterDrawing", afterNodes);
  if (state.party && !state.view && !state.focus) goTo(byId.get(state.party));
  wireMap(net);
  wireSearch();
  wireDownloads();
  wireKeys();
  document.documentElement.dataset.ready = "true";
}

function start() {
  $("title").textContent = page.title;
  $("note").textContent = page.note;
  $("note").hidden = !page.note;
  state = fromHash(location.hash);
  wireControls();
  render();
  firstPicture();
  document.documentElement.dataset.pictured = String(Math.round(performance.now()));
  window.addEventListener("popstate", () => { state = fromHash(location.hash); render(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
  window.addEventListener("beforeprint", () => { document.documentElement.dataset.theme = "light"; network.current?.redraw(); });
  window.addEventListener("afterprint", render);
  window.addEventListener("load", () => requestAnimationFrame(() => setTimeout(startNetwork)));
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
      const id = net.getNodeAt(spot) ?? "", line = id ? null : lineAt(camera.toMap(spot));
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
  labels: () => placed.map((label) => ({ id: label.party.id, text: label.text, ...camera.toScreen({ x: at(label.party).x, y: at(label.party).y }), dx: label.dx, dy: label.dy, width: label.w, height: label.h })),
  party: (id) => ({ ...camera.toScreen({ x: at(byId.get(id)).x, y: at(byId.get(id)).y }), shown: byId.get(id).shown, radius: byId.get(id).radius * camera.scale() }),
  line: (from, to, type) => { const line = lines.find((l) => l.from === from && l.to === to && l.type === type), e = ends(line); return { key: line.key, deals: line.shownDeals.length, ...camera.toScreen({ x: e.x1 + 0.8 * (e.x2 - e.x1), y: e.y1 + 0.8 * (e.y2 - e.y1) }) }; },
});
