// What the reader chose. It lives in the page's address after #, so that a link shows the same and Back works.
const fresh = () => ({
  typesOff: new Set(), kindsOff: new Set(), statusesOff: new Set(), country: "", instrument: "", confidence: 0, until: "", undated: true,
  colourBy: page.colourBy, sizeBy: page.sizeBy, party: "", line: "", focus: "", depth: 0, hidden: new Set(), pinned: new Set(), view: "", theme: "",
});
let state = fresh();
const SETS = ["typesOff", "kindsOff", "statusesOff", "hidden", "pinned"];
const CHOICES = { colourBy: ["kind", "country", "community"], sizeBy: page.measures, theme: ["", "light", "dark"] };

function toHash() {
  const plain = fresh();
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (SETS.includes(key)) [...value].forEach((item) => query.append(key, item));
    else if (value !== plain[key]) query.set(key, value);
  }
  return `#${query}`;
}

function fromHash(hash) {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  const next = fresh();
  for (const key of SETS) next[key] = new Set(query.getAll(key));
  for (const key of ["country", "instrument", "until", "view", ...Object.keys(CHOICES)]) if (query.has(key)) next[key] = query.get(key);
  for (const [key, values] of Object.entries(CHOICES)) if (!values.includes(next[key])) next[key] = fresh()[key];
  next.confidence = Math.min(1, Math.max(0, Number(query.get("confidence")) || 0));
  next.undated = query.get("undated") !== "false";
  if (byId.has(query.get("party"))) next.party = query.get("party");
  if (lines[query.get("line")]) next.line = query.get("line");
  next.depth = Math.min(3, Math.max(0, Math.trunc(Number(query.get("depth"))) || 0));
  next.focus = next.depth && byId.has(query.get("focus")) ? query.get("focus") : "";
  return next;
}

// `remember` makes a step that Back returns from; sliders and moves of the view only replace the address.
function change(changes, remember = false) {
  Object.assign(state, changes);
  const hash = toHash();
  if (hash !== location.hash && !(hash === "#" && !location.hash)) history[remember ? "pushState" : "replaceState"](null, "", hash);
  render();
}

const toggled = (set, item, on = !set.has(item)) => {
  const copy = new Set(set);
  if (on) copy.add(item);
  else copy.delete(item);
  return copy;
};
const selectParty = (id) => change({ party: id, line: "" }, true);
const selectLine = (key) => change({ line: key, party: "" }, true);
const focusOn = (id, depth) => {
  change({ focus: id, depth, party: id, line: "" }, true);
  fitShown();
};
const clearSelection = () => change({ party: "", line: "", focus: "", depth: 0 }, true);
