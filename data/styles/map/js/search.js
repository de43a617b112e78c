// Finding a party by typing: names and aliases that begin with the text first, then those that hold it.
const searchable = parties.map((party) => ({ party, texts: [party.name, ...party.aliases].map(fold) }));
let suggested = [];
let marked = -1;

function suggestionsFor(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const score = (texts) => Math.min(...texts.map((t) => (t === wanted ? 0 : t.startsWith(wanted) ? 1 : t.includes(` ${wanted}`) ? 2 : t.includes(wanted) ? 3 : 9)));
  return searchable.map(({ party, texts }) => [score(texts), party]).filter(([rank]) => rank < 9)
    .sort((a, b) => a[0] - b[0] || b[1].radius - a[1].radius || (a[1].name < b[1].name ? -1 : 1)).slice(0, 8).map(([, party]) => party);
}

function showSuggestions() {
  const list = $("suggestions");
  list.replaceChildren(...suggested.map((party, index) => make("li", { role: "option", id: `suggestion-${index}`, "aria-selected": String(index === marked), dir: "auto", on: { mousedown: (event) => { event.preventDefault(); take(party); } } },
    make("span", { text: party.name }), make("small", { text: ` ${[KIND_NAMES[party.kind], party.country].filter(Boolean).join(", ")}${party.shown ? "" : " (not shown)"}` }))));
  list.hidden = !suggested.length;
  $("search").setAttribute("aria-expanded", String(!list.hidden));
  if (marked >= 0) $("search").setAttribute("aria-activedescendant", `suggestion-${marked}`);
  else $("search").removeAttribute("aria-activedescendant");
}

function closeSuggestions() {
  suggested = [];
  marked = -1;
  showSuggestions();
}

function take(party) {
  $("search").value = party.name;
  closeSuggestions();
  change({ hidden: toggled(state.hidden, party.id, false), party: party.id, line: "", ...(state.focus && !party.shown ? { focus: "", depth: 0 } : {}) }, true);
  goTo(party);
  $("map").focus();
}

function goTo(party) {
  const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.current.focus(party.id, { offset: { x: $("dossier").hidden ? 0 : -$("dossier").offsetWidth / 2, y: 0 }, scale: Math.max(camera.scale(), 0.9), animation: quiet ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
}

function wireSearch() {
  const input = $("search");
  input.addEventListener("input", () => { suggested = suggestionsFor(input.value); marked = suggested.length ? 0 : -1; showSuggestions(); });
  input.addEventListener("blur", closeSuggestions);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (suggested.length) marked = (marked + (event.key === "ArrowDown" ? 1 : suggested.length - 1)) % suggested.length;
      showSuggestions();
    } else if (event.key === "Enter" && suggested[marked]) take(suggested[marked]);
    else if (event.key === "Escape") { input.value = ""; closeSuggestions(); $("map").focus(); }
  });
}
