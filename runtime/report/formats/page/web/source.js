// Source code with costs beside its lines.

import { make, showBy, showCount, showShare } from "./format.js";
import { makeName } from "./functions.js";

/** Returns the functions of a file, by the line at which they begin. */
function functionsIn(model, path) {
  const begins = new Map();
  model.line.forEach((line, f) => {
    if (line && model.files[model.file[f]] === path && model.kind[f] === 0) begins.set(line, [...(begins.get(line) || []), f]);
  });
  return begins;
}

function fileCost(file, at) { return file.costs.reduce((sum, cost) => sum + (at >= 0 ? cost[2 + at] || 0 : cost[1]), 0); }

function lineOf(page, file, i, cost, at, all, begins) {
  const { value } = page, number = file.number[i], own = at >= 0 && cost ? cost[2 + at] || 0 : 0;
  const line = make("tr", {}, make("td", { className: "number", textContent: number }),
                    make("td", { textContent: own ? showBy[value.unit](own) : "" }), make("td", { textContent: own ? showShare(own, all) : "" }),
                    make("td", { textContent: cost && cost[1] ? showCount(cost[1]) : "" }));
  const code = make("td", { className: "code" });
  code.append(file.isFound ? make("code", { textContent: file.text[i] }) : "");
  for (const f of begins.get(number) || []) code.append(make("span", { className: "begins" }, makeName(page, f)));
  line.append(code);
  if (own) line.style.setProperty("--heat", `${Math.round(6 + 34 * own / all)}%`);
  line.classList.toggle("hot", own > 0);
  line.classList.toggle("chosen", (begins.get(number) || []).includes(page.chosen));
  return line;
}

export function showSource(page, place) {
  const { model, value } = page, { source } = model.data, at = source.values.indexOf(value.name);
  const order = source.files.map((file, i) => [fileCost(file, at), i]).sort((a, b) => b[0] - a[0]);
  const chosenPath = page.chosen >= 0 ? model.files[model.file[page.chosen]] : "";
  const wanted = source.files.findIndex(file => file.path === chosenPath);
  const kept = page.state.has("file") ? Number(page.state.get("file")) : wanted;
  const shown = source.files[kept] ? kept : order[0][1], file = source.files[shown];
  const select = make("select", { id: "file", "aria-label": "Source file" });
  for (const [cost, i] of order)
    select.append(make("option", { value: i, selected: i === shown, textContent: source.files[i].path + (cost ? ` — ${showBy[at >= 0 ? value.unit : "count"](cost)}` : "") }));
  select.onchange = () => {
    page.keep("file", select.value);
    page.render();
  };
  const all = fileCost(file, at) || 1, begins = functionsIn(model, file.path), costs = new Map(file.costs.map(cost => [cost[0], cost]));
  const body = make("tbody");
  file.number.forEach((number, i) => {
    if (i && number > file.number[i - 1] + 1) body.append(make("tr", { className: "gap" }, make("td", { colSpan: 5, textContent: "⋯" })));
    body.append(lineOf(page, file, i, costs.get(i), at, all, begins));
  });
  const head = make("tr");
  for (const label of ["Line", at >= 0 ? value.label : "", at >= 0 ? "Share" : "", "Calls made", "Source"]) head.append(make("th", { scope: "col", textContent: label, className: label === "Source" ? "text" : "" }));
  place.replaceChildren(make("div", { className: "bar" }, make("label", {}, "File ", select),
                             make("span", { className: "faint", textContent: at >= 0 ? "" : `${value.label} is not known by line` })));
  if (!file.isFound) place.append(make("p", { className: "faint", textContent: "The source could not be read; --source names its folder." }));
  place.append(make("div", { className: "wide source" }, make("table", {}, make("caption", { className: "unseen", textContent: `Source of ${file.path}` }), make("thead", {}, head), body)));
  place.querySelector("tr.chosen")?.scrollIntoView({ block: "center" });
  return [];
}
