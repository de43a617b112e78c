// What the page was given: parties, lines (one per pair and type, each with its deals), and how they meet.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const page = read("data-page");
const colours = read("data-colours");
const parties = read("data-nodes");
const lines = read("data-edges");
const TYPE_NAMES = { signed: "signed", supplies: "supplies", sister_city: "sister cities", joint_venture: "joint venture" };
const KIND_NAMES = { country: "country", region: "region", city: "city", company: "company", organisation: "organisation", university: "university", "": "kind unknown" };
const byId = new Map(parties.map((party) => [party.id, party]));
const $ = (id) => document.getElementById(id);

for (const party of parties) {
  party.lines = [];
  party.radius = 0;
  party.shown = true;
}
const pairs = new Map();
lines.forEach((line, index) => {
  line.key = String(index);
  line.head = byId.get(line.from);
  line.tail = byId.get(line.to);
  line.shownDeals = line.deals;
  line.head.lines.push(line);
  line.tail.lines.push(line);
  line.flipped = line.from > line.to;
  line.pair = line.flipped ? `${line.to}\n${line.from}` : `${line.from}\n${line.to}`;
  if (!pairs.has(line.pair)) pairs.set(line.pair, []);
  pairs.get(line.pair).push(line);
});
// Lines of one pair run side by side, so that each keeps its colour.
for (const pair of pairs.values()) pair.forEach((line, i) => { line.lane = i - (pair.length - 1) / 2; });

const dates = lines.flatMap((line) => line.deals.map((deal) => deal.date)).filter(Boolean).sort();
const months = dates.length && Number(dates.at(-1).slice(0, 4)) - Number(dates[0].slice(0, 4)) < 2;
const steps = [];
if (dates.length) {
  for (let year = Number(dates[0].slice(0, 4)); year <= Number(dates.at(-1).slice(0, 4)); year += 1) {
    if (months) for (let month = 1; month <= 12; month += 1) steps.push(`${year}-${String(month).padStart(2, "0")}`);
    else steps.push(String(year));
  }
}

const other = (line, party) => (line.head === party ? line.tail : line.head);
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

// The view of the map: vis-network's once it is there, that of the first picture before.
const network = { current: null };
const firstView = { x: 0, y: 0, scale: 1 };
const at = (party) => (network.current ? network.current.body.nodes[party.id] : party);
const camera = {
  scale: () => (network.current ? network.current.getScale() : firstView.scale),
  centre: () => (network.current ? network.current.getViewPosition() : firstView),
  toMap: ({ x, y }) => ({ x: (x - $("map").clientWidth / 2) / camera.scale() + camera.centre().x, y: (y - $("map").clientHeight / 2) / camera.scale() + camera.centre().y }),
  toScreen: ({ x, y }) => ({ x: (x - camera.centre().x) * camera.scale() + $("map").clientWidth / 2, y: (y - camera.centre().y) * camera.scale() + $("map").clientHeight / 2 }),
};

// Elements are made with text, never with markup.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "text") element.textContent = value;
    else if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (name === "style") Object.assign(element.style, value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
