// The keyboard, and words for those who listen instead of look.
const say = (text) => { $("live").textContent = text; };
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function describe(party) {
  const ties = party.lines.filter((line) => line.shownDeals.length);
  return `${party.name}, ${KIND_NAMES[party.kind]}${party.country && party.kind !== "country" ? ` of ${party.country}` : ""}, ${plural(new Set(ties.map((line) => other(line, party))).size, "partner", "partners")}`;
}

function step(direction) {
  const party = byId.get(state.party);
  const [dx, dy] = DIRECTIONS[direction];
  if (!party || !party.shown) {
    const view = camera.centre(), reach = 80 / camera.scale();
    network.current.moveTo({ position: { x: view.x + dx * reach, y: view.y + dy * reach } });
    return;
  }
  // The tied party that lies most nearly in that direction.
  const cost = (to) => {
    const x = at(to).x - at(party).x, y = at(to).y - at(party).y, ahead = x * dx + y * dy;
    return ahead <= 0 ? Infinity : Math.hypot(x, y) * (1 + 3 * Math.abs(x * dy - y * dx) / ahead);
  };
  const near = party.lines.filter((line) => line.shownDeals.length).map((line) => other(line, party)).filter((to) => cost(to) < Infinity);
  if (near.length) visit(near.reduce((best, to) => (cost(to) < cost(best) ? to : best)));
}

function next(by) {
  const order = parties.filter((party) => party.shown).sort((a, b) => b.radius - a.radius || (a.id < b.id ? -1 : 1));
  if (order.length) visit(order[(order.indexOf(byId.get(state.party)) + by + order.length) % order.length]);
}

function visit(party) {
  selectParty(party.id);
  const spot = camera.toScreen({ x: at(party).x, y: at(party).y }), stage = $("map");
  if (spot.x < 30 || spot.y < 30 || spot.x > stage.clientWidth - 30 || spot.y > stage.clientHeight - 30) goTo(party);
}

const zoom = (factor) => network.current.moveTo({ scale: Math.min(8, Math.max(0.02, camera.scale() * factor)) });

function wireKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea") || $("keys").open;
    if (event.key === "/" && !typing) { event.preventDefault(); $("search").focus(); $("search").select(); }
    else if (event.key === "?" && !typing) $("keys").showModal();
    else if (event.key === "Escape" && !typing) clearSelection();
  });
  $("map").addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const party = byId.get(state.party);
    const actions = {
      "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: fitShown, n: () => next(1), b: () => next(-1),
      Enter: () => party && $("dossier").focus(), h: () => party && hide(party.id), p: () => party && pin(party.id),
      1: () => party && focusOn(party.id, 1), 2: () => party && focusOn(party.id, 2), 3: () => party && focusOn(party.id, 3),
    };
    const action = DIRECTIONS[event.key] ? () => step(event.key) : actions[event.key];
    if (action) { event.preventDefault(); action(); }
  });
}
