// Taking the picture along: PNG of the canvas, SVG of what is in view, and a link to what is shown.
function save(blob, extension) {
  const url = URL.createObjectURL(blob);
  make("a", { href: url, download: `${fold(page.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "map"}.${extension}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function savePng() {
  const drawn = $("map").querySelector("canvas"), copy = make("canvas", { width: drawn.width, height: drawn.height }), ctx = copy.getContext("2d");
  ctx.fillStyle = paint().background;
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(drawn, 0, 0);
  copy.toBlob((blob) => save(blob, "png"));
}

function svgPicture() {
  const scale = camera.scale(), stage = $("map");
  const element = (tag, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const root = element("svg", { width: stage.clientWidth, height: stage.clientHeight, "font-family": "system-ui, sans-serif" });
  root.append(element("title", {}, page.title), element("rect", { width: "100%", height: "100%", fill: paint().background }));
  const dom = (x, y) => camera.toScreen({ x, y });
  for (const line of lines) {
    if (!line.shownDeals.length) continue;
    const e = ends(line), a = dom(e.x1, e.y1), b = dom(e.x2, e.y2);
    const drawn = element("line", { x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1), stroke: paint().type[line.type], "stroke-opacity": 0.7, "stroke-width": Math.min(4, 1 + Math.log2(line.shownDeals.length)).toFixed(1) });
    if (line.shownDeals.every((deal) => deal.status === "planned")) drawn.setAttribute("stroke-dasharray", "6 4");
    drawn.append(element("title", {}, `${line.head.name} ${verb(line, line.head)} ${line.tail.name}: ${plural(line.shownDeals.length, "deal", "deals")}`));
    root.append(drawn);
    if (line.type === "supplies") root.append(element("polygon", { points: "0,0 -9,4 -9,-4", fill: paint().type.supplies, transform: `translate(${b.x.toFixed(1)},${b.y.toFixed(1)}) rotate(${(Math.atan2(e.uy, e.ux) * 180 / Math.PI).toFixed(1)})` }));
  }
  for (const party of parties) {
    if (!party.shown) continue;
    const p = dom(at(party).x, at(party).y), drawn = element("circle", { cx: p.x.toFixed(1), cy: p.y.toFixed(1), r: (party.radius * scale).toFixed(1), fill: partyColour(party), stroke: paint().rim });
    drawn.append(element("title", {}, party.name));
    root.append(drawn);
  }
  for (const label of placed) {
    const p = dom(at(label.party).x, at(label.party).y);
    root.append(element("text", { x: (p.x + label.dx).toFixed(1), y: (p.y + label.dy).toFixed(1), "font-size": label.size, "font-weight": label.bold ? 600 : 400, "text-anchor": "middle", "dominant-baseline": "middle", fill: paint().text, stroke: paint().halo, "stroke-width": 3, "paint-order": "stroke" }, label.text));
  }
  return new XMLSerializer().serializeToString(root);
}

async function share() {
  const view = camera.centre();
  change({ view: `${view.x.toFixed(1)},${view.y.toFixed(1)},${camera.scale().toFixed(3)}` });
  let copied = true;
  try { await navigator.clipboard.writeText(location.href); } catch { copied = false; }
  say(copied ? "The link is copied" : "The link is in the address bar");
  $("share").textContent = copied ? "Copied" : "See address";
  setTimeout(() => { $("share").textContent = "Share"; }, 1500);
}

function wireDownloads() {
  $("png").addEventListener("click", savePng);
  $("svg").addEventListener("click", () => save(new Blob([svgPicture()], { type: "image/svg+xml" }), "svg"));
  $("share").addEventListener("click", share);
}
