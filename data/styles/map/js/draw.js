// Drawing on vis-network's canvas: group grounds, lines, parties, names. All lines of one look are one stroke and all
// circles of one colour one fill, which is what keeps thousands of them quick to drag.
const theme = () => document.documentElement.dataset.theme;
const paint = () => colours[theme()];
const groupColour = (index) => (index >= 0 && index < colours.groups.length ? colours.groups[index] : paint().other);
const countryOrder = (() => {
  const sizes = new Map();
  for (const party of parties) if (party.country) sizes.set(party.country, (sizes.get(party.country) || 0) + 1);
  return [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
})();
const countryIndex = new Map(countryOrder.map(([name], index) => [name, index]));

function partyColour(party) {
  if (state.colourBy === "country") return groupColour(countryIndex.has(party.country) ? countryIndex.get(party.country) : -1);
  if (state.colourBy === "community") return groupColour(party.community);
  return paint().kind[party.kind] || paint().other;
}

// The two ends of a line, in its lane beside others of the pair and stopping at the rims.
function ends(line) {
  const a = at(line.head), b = at(line.tail);
  const dx = b.x - a.x, dy = b.y - a.y, length = Math.hypot(dx, dy) || 1;
  const ux = dx / length, uy = dy / length, shift = line.lane * 5 * (line.flipped ? -1 : 1);
  const x = -uy * shift, y = ux * shift;
  return { x1: a.x + x, y1: a.y + y, x2: b.x - ux * line.tail.radius + x, y2: b.y - uy * line.tail.radius + y, ux, uy, length };
}

let busy = false;
const MANY_LINES = 3000;
const emphasis = () => {
  if (state.line) return { parties: new Set([lines[state.line].head, lines[state.line].tail]), lines: lines.filter((l) => l.pair === lines[state.line].pair && l.shownDeals.length) };
  const party = byId.get(hovered.party || (state.focus ? "" : state.party));
  if (!party || !party.shown) return null;
  const ties = party.lines.filter((line) => line.shownDeals.length);
  return { parties: new Set([party, ...ties.map((line) => other(line, party))]), lines: ties };
};
const hovered = { party: "", line: "" };

function strokeLines(ctx, chosen, alpha, scale) {
  const strokes = new Map();
  for (const line of chosen) {
    const planned = !busy && line.shownDeals.every((deal) => deal.status === "planned");
    const width = Math.min(4, 1 + Math.floor(Math.log2(line.shownDeals.length)));
    const key = `${line.type} ${planned} ${width}`;
    if (!strokes.has(key)) strokes.set(key, { line, planned, width, path: new Path2D() });
    const e = ends(line), path = strokes.get(key).path;
    path.moveTo(e.x1, e.y1);
    path.lineTo(e.x2, e.y2);
  }
  ctx.save();
  ctx.globalAlpha = alpha;
  for (const { line, planned, width, path } of strokes.values()) {
    ctx.strokeStyle = paint().type[line.type];
    // Up to one pixel wide, lines are drawn the fast way.
    ctx.lineWidth = chosen.length > MANY_LINES && (busy || width === 1) ? 0.9 / scale : (width * 0.55 + 0.55) / Math.max(scale, 0.25) ** 0.75;
    ctx.setLineDash(planned ? [7 / scale, 5 / scale] : []);
    ctx.stroke(path);
  }
  ctx.restore();
}

function drawArrows(ctx, chosen, alpha, scale) {
  const path = new Path2D(), size = 7 / Math.max(scale, 0.3);
  for (const line of chosen) {
    if (line.type !== "supplies") continue;
    const e = ends(line);
    if (e.length * scale < 34) continue;
    const bx = e.x2 - e.ux * size * 1.3, by = e.y2 - e.uy * size * 1.3;
    path.moveTo(e.x2, e.y2);
    path.lineTo(bx - e.uy * size * 0.55, by + e.ux * size * 0.55);
    path.lineTo(bx + e.uy * size * 0.55, by - e.ux * size * 0.55);
    path.closePath();
  }
  ctx.save();
  ctx.globalAlpha = alpha;
  ctx.fillStyle = paint().type.supplies;
  ctx.fill(path);
  ctx.restore();
}

function drawCounts(ctx, chosen, scale) {
  ctx.save();
  ctx.font = `${10.5 / scale}px system-ui, sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const taken = new Set();
  for (const line of chosen) {
    if (line.shownDeals.length < 2) continue;
    const e = ends(line);
    if (e.length * scale < 90) continue;
    const x = (e.x1 + e.x2) / 2 + e.ux * line.lane * 16 / scale, y = (e.y1 + e.y2) / 2 + e.uy * line.lane * 16 / scale;
    const cell = `${Math.round(x * scale / 16)} ${Math.round(y * scale / 16)}`;
    if (taken.has(cell)) continue;
    taken.add(cell);
    ctx.beginPath();
    ctx.arc(x, y, 7.5 / scale, 0, 2 * Math.PI);
    ctx.fillStyle = paint().background;
    ctx.fill();
    ctx.fillStyle = paint().type[line.type];
    ctx.fillText(String(line.shownDeals.length), x, y);
  }
  ctx.restore();
}

// Grounds of groups of which nobody is shown are left out.
let inhabited = new Set();
function countInhabited() {
  inhabited = new Set(parties.filter((party) => party.shown).map((party) => (page.layout === "country" ? party.country || "no country known" : party.community)));
}

function drawGrounds(ctx, scale) {
  ctx.save();
  ctx.fillStyle = paint().muted;
  ctx.globalAlpha = 0.5;
  const size = 2 / scale;
  for (const [x, y] of page.background) ctx.fillRect(x - size / 2, y - size / 2, size, size);
  page.discs.forEach((disc, index) => {
    if (!inhabited.has(page.layout === "country" ? disc.name : index)) return;
    ctx.beginPath();
    ctx.arc(disc.x, disc.y, disc.radius + 10, 0, 2 * Math.PI);
    ctx.globalAlpha = theme() === "dark" ? 0.1 : 0.065;
    const grouped = page.layout === "country" ? countryIndex.get(disc.name) ?? -1 : index;
    ctx.fillStyle = groupColour(grouped);
    ctx.fill();
  });
  ctx.restore();
}

function beforeNodes(ctx) {
  const scale = camera.scale(), strong = emphasis();
  const shown = lines.filter((line) => line.shownDeals.length);
  drawGrounds(ctx, scale);
  strokeLines(ctx, shown, strong ? 0.12 : Math.min(0.62, Math.max(0.08, 0.62 * (600 / shown.length) ** 0.45)), scale);
  if (!busy && !strong) drawArrows(ctx, shown, 0.8, scale);
  if (!busy && !strong) drawCounts(ctx, shown.length > MANY_LINES ? [] : shown, scale);
  drawParties(ctx, parties.filter((party) => party.shown), scale);
}

function drawParties(ctx, chosen, scale) {
  const circles = new Map();
  for (const party of chosen) {
    const colour = partyColour(party), { x, y } = at(party);
    if (!circles.has(colour)) circles.set(colour, new Path2D());
    const path = circles.get(colour);
    if (party.radius * scale < 1.6) path.rect(x - party.radius, y - party.radius, 2 * party.radius, 2 * party.radius);
    else {
      path.moveTo(x + party.radius, y);
      path.arc(x, y, party.radius, 0, 2 * Math.PI);
    }
  }
  ctx.save();
  ctx.lineWidth = 1.2 / scale;
  ctx.strokeStyle = paint().rim;
  for (const [colour, path] of circles) {
    ctx.fillStyle = colour;
    ctx.fill(path);
    if (chosen.length <= MANY_LINES) ctx.stroke(path);
  }
  ctx.restore();
}

function afterNodes(ctx) {
  const scale = camera.scale(), strong = emphasis();
  if (strong) {
    const low = camera.toMap({ x: 0, y: 0 }), high = camera.toMap({ x: 1e4, y: 1e4 });
    ctx.save();
    ctx.globalAlpha = 0.66;
    ctx.fillStyle = paint().background;
    ctx.fillRect(low.x, low.y, high.x - low.x, high.y - low.y);
    ctx.restore();
    strokeLines(ctx, strong.lines, 0.95, scale);
    drawArrows(ctx, strong.lines, 1, scale);
    drawCounts(ctx, strong.lines, scale);
    drawParties(ctx, [...strong.parties].filter((party) => party.shown), scale);
  }
  for (const id of [...state.pinned, state.party]) {
    const party = byId.get(id);
    if (!party || !party.shown) continue;
    const { x, y } = at(party);
    ctx.beginPath();
    ctx.arc(x, y, party.radius + 4 / scale, 0, 2 * Math.PI);
    ctx.lineWidth = 2 / scale;
    ctx.strokeStyle = paint().text;
    ctx.stroke();
  }
  drawLabels(ctx, scale, strong);
}

// The line under a point of the map, within a few pixels.
function lineAt(point) {
  const reach = 6 / camera.scale();
  let best = null, nearest = reach;
  for (const line of lines) {
    if (!line.shownDeals.length) continue;
    const e = ends(line), dx = e.x2 - e.x1, dy = e.y2 - e.y1;
    const t = Math.min(1, Math.max(0, ((point.x - e.x1) * dx + (point.y - e.y1) * dy) / (dx * dx + dy * dy || 1)));
    const distance = Math.hypot(point.x - e.x1 - t * dx, point.y - e.y1 - t * dy);
    if (distance < nearest) [best, nearest] = [line, distance];
  }
  return best;
}
