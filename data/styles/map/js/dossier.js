// The panel on the right: a party with its ties, or a line with its deals and the sentences behind them.
const swatch = (type) => make("span", { class: "stroke", style: { background: paint().type[type] } });
const fact = (name, value) => (value ? [make("dt", { text: name }), make("dd", { text: value, dir: "auto" })] : []);

// Only web addresses become links; anything else is shown as text.
function webLink(url, text) {
  let parsed = null;
  try { parsed = new URL(url); } catch { /* shown as text */ }
  if (!parsed || !["http:", "https:"].includes(parsed.protocol)) return make("span", { text: text ? `${text} ${url || ""}` : url, dir: "auto" });
  return make("a", { text: text || url, href: parsed.href, target: "_blank", rel: "noopener noreferrer nofollow", dir: "auto" });
}

function showDossier() {
  const panel = $("dossier");
  const party = byId.get(state.party), line = lines[state.line];
  panel.hidden = !party && !line;
  panel.replaceChildren();
  if (!party && !line) return;
  panel.append(make("button", { class: "close", text: "×", "aria-label": "Close the dossier", on: { click: clearSelection } }));
  if (party) panel.append(...partyDossier(party));
  else panel.append(...pairDossier(line));
  panel.scrollTop = 0;
}

function partyDossier(party) {
  const deals = party.lines.flatMap((line) => line.shownDeals);
  const step = (depth) => make("button", { text: plural(depth, "step", "steps"), "aria-pressed": String(state.focus === party.id && state.depth === depth), on: { click: () => focusOn(party.id, depth) } });
  const ties = party.lines.filter((line) => line.shownDeals.length)
    .sort((a, b) => b.shownDeals.length - a.shownDeals.length || (other(a, party).name < other(b, party).name ? -1 : 1));
  return [
    make("h3", { text: party.name, dir: "auto" }),
    make("p", { class: "faint", dir: "auto", text: [KIND_NAMES[party.kind], party.kind === "country" ? "" : party.country].filter(Boolean).join(" · ") }),
    party.aliases.length ? make("p", { class: "faint", dir: "auto", text: `Also: ${party.aliases.join(", ")}` }) : null,
    make("dl", {}, ...fact("shown", `${plural(deals.length, "deal", "deals")}, ${plural(new Set(ties.map((l) => other(l, party))).size, "partner", "partners")}`),
      ...Object.entries(party.measures).flatMap(([name, value]) => fact(name, String(value))), ...fact("community", page.communities[party.community])),
    make("div", { class: "actions" }, make("span", { text: "Show", class: "faint" }), step(1), step(2), step(3),
      state.focus ? make("button", { text: "all again", on: { click: () => change({ focus: "", depth: 0 }, true) } }) : null,
      make("button", { text: state.pinned.has(party.id) ? "Unpin" : "Pin", on: { click: () => pin(party.id) } }),
      make("button", { text: "Hide", on: { click: () => hide(party.id) } })),
    make("h2", { text: "Ties" }),
    ...ties.map((line) => make("button", { class: "tie", on: { click: () => selectLine(line.key) } }, swatch(line.type),
      make("span", {}, make("small", { text: `${verb(line, party)} ` }), make("b", { text: other(line, party).name, dir: "auto" })),
      make("span", { class: "count", text: String(line.shownDeals.length) }))),
  ].filter(Boolean);
}

const verb = (line, party) => (line.type === "supplies" ? (line.head === party ? "supplies" : "is supplied by") : TYPE_NAMES[line.type]);

function pairDossier(line) {
  const pair = [line, ...pairs.get(line.pair).filter((l) => l !== line)].filter((l) => l.shownDeals.length);
  const name = (party) => make("button", { text: party.name, dir: "auto", on: { click: () => selectParty(party.id) } });
  return [
    make("h3", { text: `\u2068${line.head.name}\u2069 ${line.type === "supplies" ? "→" : "–"} \u2068${line.tail.name}\u2069` }),
    make("div", { class: "actions" }, name(line.head), name(line.tail)),
    ...pair.flatMap((l) => l.shownDeals.map((deal) => dealEntry(l, deal))),
  ];
}

function dealEntry(line, deal) {
  return make("article", { class: "deal" },
    make("h4", {}, swatch(line.type), make("span", { text: line.type === "supplies" ? `${line.head.name} supplies ${line.tail.name}` : TYPE_NAMES[line.type], dir: "auto" }), make("span", { class: "pill", text: deal.status })),
    make("dl", {}, ...fact("date", deal.date), ...fact("instrument", deal.instrument), ...fact("products", (deal.products || []).join(", ")), ...fact("amount", deal.amount),
      ...fact("subject", deal.subject), ...fact("venture", deal.venture), ...fact("confidence", String(deal.confidence))),
    ...(deal.evidence || []).map((evidence) => make("div", { class: "evidence" }, evidence.text ? make("q", { text: evidence.text, dir: "auto" }) : null, make("small", { text: evidence.document, dir: "auto" }),
      ...(evidence.citations || []).map((cited) => make("small", {}, webLink(cited.url || "", [cited.title, cited.year].filter(Boolean).join(", ")))))));
}

const pin = (id) => change({ pinned: toggled(state.pinned, id) }, true);
const hide = (id) => change({ hidden: toggled(state.hidden, id, true), party: "", focus: state.focus === id ? "" : state.focus }, true);

function showTip(position, party, line) {
  const tip = $("tip");
  tip.hidden = !party && !line;
  if (tip.hidden) return;
  if (party) {
    const deals = party.lines.reduce((sum, l) => sum + l.shownDeals.length, 0);
    tip.replaceChildren(make("b", { text: party.name, dir: "auto" }), make("p", { text: [KIND_NAMES[party.kind], party.kind === "country" ? "" : party.country, plural(deals, "deal", "deals")].filter(Boolean).join(" · "), dir: "auto" }));
  } else {
    const latest = line.shownDeals.at(-1), quote = (latest.evidence || [])[0]?.text || "";
    const when = [...new Set(line.shownDeals.map((deal) => (deal.date || "").slice(0, 4)).filter(Boolean))].sort();
    tip.replaceChildren(make("b", { text: `\u2068${line.head.name}\u2069 ${verb(line, line.head)} \u2068${line.tail.name}\u2069` }),
      make("p", { text: [plural(line.shownDeals.length, "deal", "deals"), when.length > 1 ? `${when[0]}–${when.at(-1)}` : when[0], latest.status].filter(Boolean).join(" · ") }),
      quote ? make("p", { text: quote.length > 220 ? `${quote.slice(0, 219)}…` : quote, dir: "auto" }) : "");
  }
  const stage = $("field").getBoundingClientRect();
  tip.style.left = `${Math.min(position.x + 14, stage.width - tip.offsetWidth - 8)}px`;
  tip.style.top = `${position.y + 18 + tip.offsetHeight > stage.height ? position.y - tip.offsetHeight - 12 : position.y + 18}px`;
}
