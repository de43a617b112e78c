// Legend, filters and time: the legend's entries are the filters, each with the number of deals or parties behind it.
function keyEntry(mark, name, count, checked, toggle) {
  return make("label", { class: "key" }, toggle ? box(checked, toggle, name) : null, mark, make("span", { class: "name", text: name, title: name }), make("span", { class: "count", text: count.toLocaleString("en") }));
}

function box(checked, toggle, name) {
  const input = make("input", { type: "checkbox", "aria-label": name, on: { change: toggle } });
  input.checked = checked;
  return input;
}

const dot = (colour) => make("span", { class: "swatch", style: { background: colour } });

// Redrawing the entries would take the keyboard focus away; it is given back to the entry of the same name.
function refill(id, entries) {
  const focused = document.activeElement && $(id).contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  $(id).replaceChildren(...entries);
  if (focused !== null) [...$(id).querySelectorAll("input")].find((input) => input.getAttribute("aria-label") === focused)?.focus();
}

function showLegend() {
  const types = Object.keys(TYPE_NAMES).filter((type) => lines.some((line) => line.type === type));
  refill("types", types.map((type) => keyEntry(swatch(type), TYPE_NAMES[type], counts.types[type] || 0, !state.typesOff.has(type), () => change({ typesOff: toggled(state.typesOff, type) }))));
  const kinds = Object.keys(KIND_NAMES).filter((kind) => parties.some((party) => party.kind === kind));
  const kindEntries = (mark) => kinds.map((kind) => keyEntry(mark(kind), KIND_NAMES[kind], counts.kinds[kind] || 0, !state.kindsOff.has(kind), () => change({ kindsOff: toggled(state.kindsOff, kind) })));
  $("kinds-box").hidden = state.colourBy === "kind";
  if (state.colourBy === "kind") refill("colours", kindEntries((kind) => dot(paint().kind[kind])));
  else {
    refill("kinds", kindEntries(() => null));
    refill("colours", groupEntries());
  }
  refill("statuses", ["done", "planned"].map((status) => keyEntry(null, status, counts.statuses[status] || 0, !state.statusesOff.has(status), () => change({ statusesOff: toggled(state.statusesOff, status) }))));
  showSizes();
  showSetAside();
}

function groupEntries() {
  const tally = new Map();
  for (const party of parties) {
    if (!party.shown) continue;
    const index = state.colourBy === "country" ? countryIndex.get(party.country) ?? -1 : party.community;
    const key = index >= 0 && index < colours.groups.length ? index : -1;
    tally.set(key, (tally.get(key) || 0) + 1);
  }
  const name = (index) => (state.colourBy === "country" ? countryOrder[index][0] : page.communities[index]);
  const rows = [...tally].filter(([index]) => index >= 0).sort((a, b) => a[0] - b[0]).map(([index, count]) => keyEntry(dot(groupColour(index)), name(index), count));
  if (tally.has(-1)) rows.push(keyEntry(dot(paint().other), state.colourBy === "country" ? "other or no country" : "smaller communities", tally.get(-1)));
  return rows;
}

function showSizes() {
  const top = Math.max(...parties.map((party) => party.measures[state.sizeBy]), 0);
  const [low, high] = page.radius;
  $("sizes").replaceChildren(...[0, top / 4, top].map((value) => {
    const across = `${(low + (high - low) * Math.sqrt(top ? value / top : 0)) * 0.9}px`;
    return make("span", {}, make("i", { style: { width: across, height: across } }), String(Number(value.toPrecision(2))));
  }));
}

function showSetAside() {
  $("set-aside").hidden = !state.hidden.size && !state.pinned.size && !state.focus;
  const entry = (text, undo) => make("button", { class: "tie", title: "Undo", on: { click: undo } }, make("span", { text, dir: "auto" }), make("span", { class: "count", text: "×" }));
  $("set-aside-list").replaceChildren(
    ...(state.focus ? [entry(`${plural(state.depth, "step", "steps")} around ${byId.get(state.focus).name}`, () => change({ focus: "", depth: 0 }, true))] : []),
    ...[...state.hidden].filter((id) => byId.has(id)).map((id) => entry(`hidden: ${byId.get(id).name}`, () => change({ hidden: toggled(state.hidden, id) }, true))),
    ...[...state.pinned].filter((id) => byId.has(id)).map((id) => entry(`pinned: ${byId.get(id).name}`, () => pin(id))));
}

function showTime() {
  $("timeline").hidden = steps.length < 2;
  const position = state.until ? Math.max(0, steps.findIndex((step) => step >= state.until)) : steps.length;
  $("time").max = steps.length;
  $("time").value = position;
  const text = state.until ? `up to ${state.until}` : "all dates";
  $("time-value").textContent = text;
  $("time").setAttribute("aria-valuetext", text);
  const top = Math.max(1, ...steps.map((step) => counts.times[step] || 0));
  $("bars").replaceChildren(...steps.map((step, index) => make("i", { title: step, class: index <= position ? "" : "later", style: { height: `${Math.round(100 * (counts.times[step] || 0) / top)}%` } })));
}

const player = { timer: 0 };
function play() {
  const stop = () => { clearInterval(player.timer); player.timer = 0; $("play").textContent = "▶"; $("play").setAttribute("aria-label", "Play through time"); };
  if (player.timer) { stop(); return; }
  let position = state.until ? steps.indexOf(state.until) : -1;
  const step = () => {
    position += 1;
    change({ until: position >= steps.length ? "" : steps[position] });
    if (position >= steps.length) stop();
  };
  $("play").textContent = "❚❚";
  $("play").setAttribute("aria-label", "Pause");
  player.timer = setInterval(step, 800);
  step();
}

function fillSelect(id, values, all) {
  $(id).replaceChildren(...(all ? [make("option", { value: "", text: all })] : []), ...values.map((value) => make("option", { value, text: value })));
}

function wireControls() {
  const values = (pick) => [...new Set(pick)].filter(Boolean).sort((a, b) => a.localeCompare(b, "en"));
  fillSelect("country", values(parties.map((party) => party.country)), "all");
  fillSelect("instrument", values(lines.flatMap((line) => line.deals.map((deal) => deal.instrument))), "all");
  fillSelect("size-by", page.measures);
  const wire = (id, event, changes) => $(id).addEventListener(event, () => change(changes($(id))));
  wire("country", "change", (e) => ({ country: e.value }));
  wire("instrument", "change", (e) => ({ instrument: e.value }));
  wire("confidence", "input", (e) => ({ confidence: Number(e.value) }));
  wire("colour-by", "change", (e) => ({ colourBy: e.value }));
  wire("size-by", "change", (e) => ({ sizeBy: e.value }));
  wire("time", "input", (e) => ({ until: steps[Number(e.value)] || "" }));
  wire("undated", "change", (e) => ({ undated: e.checked }));
  wire("theme", "click", () => ({ theme: theme() === "dark" ? "light" : "dark" }));
  $("play").addEventListener("click", play);
  $("reset").addEventListener("click", () => { state = { ...fresh(), theme: state.theme }; change({}, true); network.current.fit(); });
  $("fit").addEventListener("click", fitShown);
  $("back").addEventListener("click", () => history.back());
  $("forward").addEventListener("click", () => history.forward());
  $("help").addEventListener("click", () => $("keys").showModal());
  $("print").addEventListener("click", () => window.print());
}

function showControls() {
  for (const [id, value] of [["country", state.country], ["instrument", state.instrument], ["confidence", state.confidence], ["colour-by", state.colourBy], ["size-by", state.sizeBy]]) $(id).value = value;
  $("undated").checked = state.undated;
  $("confidence-value").textContent = state.confidence.toFixed(2);
  $("counts").textContent = `${plural(counts.parties, "party", "parties")}, ${plural(counts.deals, "deal", "deals")}`;
  showLegend();
  showTime();
}
