// Names on the map: the largest parties first, each only where it covers no other name; more as the reader zooms in.
const MOST_LABELS = 400;
const widths = new Map();
let placed = [];
let placedFor = "";

function fontSize(party) {
  return party.radius > 24 ? 15 : party.radius > 15 ? 13 : 11.5;
}

function labelWidth(ctx, text, size, bold) {
  const key = `${bold}${size}${text}`;
  if (!widths.has(key)) {
    ctx.font = `${bold ? 600 : 400} ${size}px system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif`;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

// A name may turn the direction of what follows it, so each is isolated; long ones are clipped.
const shownName = (name) => `\u2068${name.length > 34 ? `${name.slice(0, 33)}…` : name}\u2069`;

class Taken {
  constructor(cell = 64) { this.cell = cell; this.cells = new Map(); }

  * keys(r) {
    for (let i = Math.floor(r.x / this.cell); i <= Math.floor((r.x + r.w) / this.cell); i += 1) {
      for (let j = Math.floor(r.y / this.cell); j <= Math.floor((r.y + r.h) / this.cell); j += 1) yield `${i},${j}`;
    }
  }

  free(r, owner) {
    for (const key of this.keys(r)) {
      for (const o of this.cells.get(key) || []) {
        if (o.owner !== owner && r.x < o.x + o.w && o.x < r.x + r.w && r.y < o.y + o.h && o.y < r.y + r.h) return false;
      }
    }
    return true;
  }

  add(r, owner) {
    for (const key of this.keys(r)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push({ ...r, owner });
    }
  }
}

function placeLabels(ctx, scale, strong) {
  const low = network.current.DOMtoCanvas({ x: -60, y: -20 });
  const high = network.current.DOMtoCanvas({ x: ctx.canvas.clientWidth + 60, y: ctx.canvas.clientHeight + 20 });
  const seen = parties.filter((p) => p.shown && (!strong || strong.parties.has(p)) && at(p).x > low.x && at(p).x < high.x && at(p).y > low.y && at(p).y < high.y);
  const first = (p) => (p.id === state.party || state.pinned.has(p.id) ? 1 : 0);
  seen.sort((a, b) => first(b) - first(a) || b.radius - a.radius || (a.id < b.id ? -1 : 1));
  const taken = new Taken();
  // Larger circles are not written over.
  for (const party of seen) {
    const r = party.radius * scale;
    if (r > 6) taken.add({ x: at(party).x * scale - r * 0.8, y: at(party).y * scale - r * 0.8, w: 1.6 * r, h: 1.6 * r }, party);
  }
  placed = [];
  for (const party of seen) {
    if (placed.length >= MOST_LABELS) break;
    const size = fontSize(party), bold = party.radius > 15, text = shownName(party.name), r = party.radius * scale;
    const w = labelWidth(ctx, text, size, bold) + 6, h = size * 1.25;
    const x = at(party).x * scale, y = at(party).y * scale;
    const spots = [[x - w / 2, y + r + 1], [x + r + 2, y - h / 2], [x - r - 2 - w, y - h / 2], [x - w / 2, y - r - 1 - h]];
    const spot = spots.map(([left, top]) => ({ x: left, y: top, w, h })).find((box) => taken.free(box, party)) || (first(party) ? { x: spots[0][0], y: spots[0][1], w, h } : null);
    if (!spot) continue;
    taken.add(spot, party);
    placed.push({ party, text, size, bold, dx: spot.x + w / 2 - x, dy: spot.y + h / 2 - y, w, h });
  }
}

function drawLabels(ctx, scale, strong) {
  const view = network.current.getViewPosition();
  const key = [scale, strong ? [...strong.parties].map((p) => p.id).join() : "", counts.parties, state.party, state.sizeBy, ...(busy ? [] : [view.x, view.y])].join(" ");
  const again = busy ? placedFor.split(" ")[0] !== String(scale) : placedFor !== key;
  if (again) {
    placeLabels(ctx, scale, strong);
    placedFor = key;
  }
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.strokeStyle = paint().halo;
  ctx.fillStyle = paint().text;
  ctx.lineWidth = 3.2 / scale;
  for (const label of placed) {
    const { x, y } = at(label.party);
    ctx.font = `${label.bold ? 600 : 400} ${label.size / scale}px system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif`;
    ctx.strokeText(label.text, x + label.dx / scale, y + label.dy / scale);
    ctx.fillText(label.text, x + label.dx / scale, y + label.dy / scale);
  }
  ctx.restore();
}
