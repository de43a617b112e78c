// Names on the map: the largest parties first, each only where it covers no other name; more as the reader zooms in.
const MOST_LABELS = 400;
const MOST_TRIED = 1500;
const widths = new Map();
let placed = [];
let placedFor = "";

function fontSize(party) {
  return party.radius > 24 ? 15 : party.radius > 17 ? 13 : 11.5;
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
  const low = camera.toMap({ x: -60, y: -20 });
  const high = camera.toMap({ x: $("map").clientWidth + 60, y: $("map").clientHeight + 20 });
  const seen = parties.filter((p) => p.shown && (!strong || strong.parties.has(p)) && at(p).x > low.x && at(p).x < high.x && at(p).y > low.y && at(p).y < high.y);
  const first = (p) => (p.id === state.party || state.pinned.has(p.id) ? 1 : 0);
  seen.sort((a, b) => first(b) - first(a) || b.radius - a.radius || (a.id < b.id ? -1 : 1));
  seen.length = Math.min(seen.length, MOST_TRIED);
  const names = new Taken(), circles = new Taken();
  for (const party of seen) {
    const r = party.radius * scale;
    if (r > 4) circles.add({ x: at(party).x * scale - r * 0.8, y: at(party).y * scale - r * 0.8, w: 1.6 * r, h: 1.6 * r }, party);
  }
  const edge = { left: (low.x * scale) + 60, top: (low.y * scale) + 20, right: high.x * scale - 60, bottom: high.y * scale - 20 };
  const inView = (box) => box.x > edge.left && box.y > edge.top && box.x + box.w < edge.right && box.y + box.h < edge.bottom;
  placed = [];
  for (const party of seen) {
    if (placed.length >= MOST_LABELS) break;
    const size = fontSize(party), bold = party.radius > 17, text = shownName(party.name), r = party.radius * scale;
    const w = labelWidth(ctx, text, size, bold) + 6, h = size * 1.25;
    const x = at(party).x * scale, y = at(party).y * scale;
    const spots = [[x - w / 2, y + r + 1], [x + r + 2, y - h / 2], [x - r - 2 - w, y - h / 2], [x - w / 2, y - r - 1 - h]];
    // Around a circle names stand outside it.
    if (page.layout === "circular") spots.unshift(spots[x < 0 ? 2 : 1]);
    const boxes = spots.map(([left, top]) => ({ x: left, y: top, w, h }));
    // A great party's name may cover small circles; a chosen one's is always written.
    const spot = boxes.find((box) => names.free(box, party) && circles.free(box, party) && inView(box))
      || (party.radius > 24 && boxes.find((box) => names.free(box, party) && inView(box))) || (first(party) && boxes[0]);
    if (!spot) continue;
    names.add(spot, party);
    placed.push({ party, text, size, bold, dx: spot.x + w / 2 - x, dy: spot.y + h / 2 - y, w, h });
  }
}

function drawLabels(ctx, scale, strong) {
  const view = camera.centre();
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
