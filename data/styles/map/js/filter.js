// Which deals, lines and parties are shown under the present filters.
function dealFits(deal, line, but) {
  return (but === "status" || !state.statusesOff.has(deal.status))
    && (but === "type" || !state.typesOff.has(line.type))
    && (!state.country || line.head.country === state.country || line.tail.country === state.country)
    && (!state.instrument || deal.instrument === state.instrument)
    && deal.confidence >= state.confidence
    && (but === "time" || (deal.date ? !state.until || deal.date.slice(0, state.until.length) <= state.until : state.undated));
}

const partyFits = (party, but) => !state.hidden.has(party.id) && (but === "kind" || state.pinned.has(party.id) || !state.kindsOff.has(party.kind));

function neighbourhood(id, depth) {
  const near = new Set([id]);
  let rim = [byId.get(id)];
  for (let step = 0; step < depth; step += 1) {
    rim = rim.flatMap((party) => party.lines.filter((line) => line.shownDeals.length).map((line) => other(line, party)))
      .filter((party) => partyFits(party) && !near.has(party.id));
    rim.forEach((party) => near.add(party.id));
  }
  return near;
}

const counts = { parties: 0, deals: 0, types: {}, kinds: {}, statuses: {}, times: {} };

function applyFilters() {
  for (const line of lines) {
    line.shownDeals = partyFits(line.head) && partyFits(line.tail) ? line.deals.filter((deal) => dealFits(deal, line)) : [];
  }
  const near = state.focus ? neighbourhood(state.focus, state.depth) : null;
  for (const party of parties) {
    const tied = party.lines.length === 0 || party.lines.some((line) => line.shownDeals.length);
    party.shown = (tied || state.pinned.has(party.id)) && partyFits(party) && (!near || near.has(party.id) || state.pinned.has(party.id));
  }
  let deals = 0;
  for (const line of lines) {
    if (!line.head.shown || !line.tail.shown) line.shownDeals = [];
    deals += line.shownDeals.length;
  }
  counts.parties = parties.filter((party) => party.shown).length;
  counts.deals = deals;
  countChoices();
  countInhabited();
}

// Beside each choice stands what it would show, given all the other filters.
function countChoices() {
  Object.assign(counts, { types: {}, kinds: {}, statuses: {}, times: {} });
  const add = (where, key) => { where[key] = (where[key] || 0) + 1; };
  for (const line of lines) {
    const ends = partyFits(line.head) && partyFits(line.tail);
    if (!ends) continue;
    for (const deal of line.deals) {
      if (dealFits(deal, line, "type")) add(counts.types, line.type);
      if (dealFits(deal, line, "status")) add(counts.statuses, deal.status);
      if (deal.date && dealFits(deal, line, "time")) add(counts.times, deal.date.slice(0, months ? 7 : 4));
    }
  }
  for (const party of parties) if (partyFits(party, "kind")) add(counts.kinds, party.kind);
}
