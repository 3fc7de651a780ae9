// What is known of functions: the table of all of them, one of them in detail, and who calls whom.

import { make, makeShape, shortened, showBy, showCount, showDuration, showPlural, showRate, showShare } from "./format.js";
import { DataTable, makeBar } from "./tables.js";

const QUANTILES = ["p50", "p90", "p95", "p99"];
const kinds = ["", "region", "from samples alone", "inlined, from samples alone"];

/** Makes the button that stands for a function wherever it is named. */
export function makeName(page, f) {
  if (f < 0) return make("span", { className: "faint", textContent: "[not instrumented]" });
  const button = make("button", { type: "button", className: "name", textContent: shortened(page.model.names[f]), title: `${page.model.names[f]}\n${page.model.placeOf(f)}` });
  button.onclick = () => page.choose(f);
  return button;
}

const plusMinus = (error, show) => error >= 0.5 ? show(error) : "";
const ownLabel = value => value.unit === "nanoseconds" ? "Self" : "Own";

/** Text of a percentile: its interval where that is wide. */
function quantileText(quantile) {
  if (!quantile) return "–";
  const [ns, low, high, isSharp] = quantile;
  return isSharp ? showDuration(ns) : `${showDuration(low)} – ${showDuration(high)}`;
}
const longestText = durations => `${durations.isExact ? "" : "≥ "}${showDuration(durations.longest)}`;

function durationColumns(model) {
  if (!model.durations.size || model.difference) return [];
  const ofRow = row => model.durations.get(row.f);
  const column = (key, label) => ({
    key, label, title: `${label} of single calls, from entry to exit`,
    text: row => ofRow(row) ? quantileText(ofRow(row)[key]) : "",
    sort: row => ofRow(row)?.[key]?.[0],
  });
  return [column("p50", "p50"), column("p95", "p95"), column("p99", "p99"), {
    key: "max", label: "Max", title: "the longest call that was timed",
    text: row => ofRow(row) ? longestText(ofRow(row)) : "", sort: row => ofRow(row)?.longest,
  }];
}

function functionRows(model, value) {
  const sums = model.functionsOf(value.name);
  const calls = model.functionsOf("calls").own;
  return model.names.map((_, f) => ({ f, own: sums.own[f], total: sums.total[f], error: sums.error[f], calls: calls[f] }))
    .filter(row => row.f !== model.lost && (row.own > 0 || row.total > 0 || row.calls > 0));
}

export function functionColumns(page, value) {
  const { model } = page, show = showBy[value.unit], { whole } = model.functionsOf(value.name);
  const columns = [{ key: "own", label: ownLabel(value), title: `${value.help}, without callees`, text: row => show(row.own), sort: row => row.own }];
  if (!value.isExact)
    columns.push({ key: "error", label: "± 95 %", title: "half the width of the 95 % confidence interval",
                   text: row => plusMinus(row.error, show) + (row.error > row.own && row.own > 0 ? " ?" : ""), sort: row => row.error });
  columns.push(
    { key: "total", label: "Total", title: `${value.help}, with callees`, text: row => show(row.total), sort: row => row.total },
    { label: "Share", title: "without callees, of everything",
      cell: row => make("span", { className: "share" }, makeBar(row.own, whole), showShare(row.own, whole)) });
  const rates = model.rates?.get(value.name);
  if (rates)
    columns.push({ key: "rate", label: "Per second", title: `${value.help}, without callees, in the last seconds`,
                   text: row => rates.own[row.f] ? showRate(value.unit, rates.own[row.f]) : "", sort: row => rates.own[row.f] });
  if (value.name !== "calls")
    columns.push({ key: "calls", label: "Calls", text: row => model.hasCalls(row.f) ? showCount(row.calls) : "–", sort: row => row.calls });
  columns.push(...durationColumns(model), {
    key: "name", label: "Function", isText: true, sort: row => model.names[row.f],
    cell: row => make("span", { className: "function" }, makeName(page, row.f),
                      make("span", { className: "place", textContent: model.placeOf(row.f).replace(/.*\//, "") })),
  });
  return columns;
}

export function showFunctions(page, place) {
  const { value } = page;
  place.replaceChildren();
  return [new DataTable(place, {
    caption: `Functions by ${value.label}`, columns: functionColumns(page, value), rows: functionRows(page.model, value),
    sort: page.state.get("sort") || "-own", hooks: { sorted: sort => page.keep("sort", sort === "-own" ? "" : sort) },
  })];
}

export function hottestFunctions(page, count) {
  return functionRows(page.model, page.value).filter(row => row.own > 0)
    .sort((a, b) => b.own - a.own).slice(0, count);
}

function callColumns(page, names) {
  const { model, value } = page, show = showBy[value.unit];
  const columns = [
    { key: "calls", label: "Calls", text: row => model.hasCalls(row.callee) ? showCount(row.calls) : "–", sort: row => row.calls },
    { key: "recursive", label: "Recursive", title: "calls of a function that is already running",
      text: row => row.recursive ? showCount(row.recursive) : "", sort: row => row.recursive }];
  if (value.name !== "calls")
    columns.push({ key: "value", label: value.label, title: `${value.help}, in the callee and what it calls; without recursive calls`,
                   text: row => row.value ? show(row.value) : "", sort: row => row.value });
  for (const [label, end] of names)
    columns.push({ key: label.toLowerCase(), label, isText: true, cell: row => makeName(page, row[end]),
                   sort: row => row[end] < 0 ? "" : model.names[row[end]] });
  return columns;
}

function callRows(page, isMeant) {
  const { model, value } = page;
  return model.calls.filter(isMeant).map(call => ({
    ...call, f: call.callee, other: call.caller, value: model.callValue(value.name, call.caller, call.callee) }));
}

function callTable(page, place, caption, names, isMeant) {
  const rows = callRows(page, isMeant);
  return new DataTable(place, { caption, columns: callColumns(page, names), rows, sort: "-calls", none: "None." });
}

/** How long the calls of a function took: percentiles, and a histogram. */
function showDurations(model, durations, place) {
  const percentiles = make("div"), box = make("div", { className: "durations" }, percentiles, histogramOf(model, durations));
  section(place, "Single calls").append(box);
  new DataTable(percentiles, {
    caption: "How long single calls took", sort: "",
    rows: [["Mean", showDuration(durations.mean)], ...QUANTILES.map(name => [name, quantileText(durations[name])]),
           ["Longest", longestText(durations)],
           ["Timed", durations.isExact ? "every call" : `some, for ${showPlural(durations.calls * model.scale, "call")}`]],
    columns: [{ label: "Of calls", isLabel: true, text: row => row[0] }, { label: "Duration", text: row => row[1] }] });
}

/** Draws a bar for each range of durations, all equally wide, and where percentiles lie among them. */
function histogramOf(model, durations) {
  const width = 400, height = 170, above = 26, [limits, calls] = durations.bars, each = width / calls.length;
  const most = Math.max(...calls), all = calls.reduce((sum, count) => sum + count, 0);
  const high = count => count && Math.max(1.5, (height - above) * count / most);
  const known = QUANTILES.filter(name => durations[name]);
  const drawing = makeShape("svg", { viewBox: `0 0 ${width} ${height}`, class: "histogram", role: "img",
    "aria-label": `Histogram of ${showPlural(all * model.scale, "call")} from ${showDuration(limits[0])} to ${showDuration(limits.at(-1))}`
      + known.map(name => `, ${name} ${showDuration(durations[name][0])}`).join("") });
  calls.forEach((count, i) => drawing.append(makeShape("g", { class: "range" },
    makeShape("title", {}, `${showDuration(limits[i])} – ${showDuration(limits[i + 1])}: ${showPlural(Math.round(count * model.scale), "call")} (${showShare(count, all)})`),
    makeShape("rect", { class: "around", x: i * each, y: above, width: each, height: height - above }),
    makeShape("rect", { class: "bar", x: i * each + 0.5, y: height - high(count), width: Math.max(each - 1, 0.5), height: high(count) }))));
  let free = -Infinity; // labels would cover each other
  for (const name of known.filter(quantile => quantile !== "p90")) {
    const x = Math.min(width, each * placeAmong(limits, durations[name][0]));
    drawing.append(makeShape("line", { class: "quantile", x1: x, x2: x, y1: above - 6, y2: height }));
    if (x - free < 30) continue;
    free = x;
    drawing.append(makeShape("text", { class: "quantile", x: Math.min(Math.max(x, 12), width - 12), y: 14, "text-anchor": "middle" }, name));
  }
  return make("figure", {}, drawing, make("div", { className: "axis" }, ...[limits[0], limits[limits.length >> 1], limits.at(-1)]
    .map(ns => make("span", { textContent: showDuration(ns) }))));
}

/** Returns the place of a duration among the limits of bars, counted in bars. */
function placeAmong(limits, ns) {
  const next = limits.findIndex(limit => limit > ns);
  if (next <= 0) return next < 0 ? limits.length - 1 : 0;
  return next - 1 + (ns - limits[next - 1]) / (limits[next] - limits[next - 1]);
}

/** What one function is, has and calls. */
export function showFunction(page, head, tables) {
  const { model, chosen } = page;
  if (chosen < 0) {
    head.replaceChildren(make("p", { className: "faint", textContent: "Choose a function: in the flame graph, in a table, or by the search." }));
    tables.replaceChildren();
    return [];
  }
  const kind = kinds[model.kind[chosen] || 0];
  head.replaceChildren(
    make("h2", { className: "title", textContent: model.names[chosen] }),
    make("p", { className: "faint", textContent: [model.placeOf(chosen), kind].filter(Boolean).join(" · ") }));
  const numbers = make("div", { className: "columns" });
  tables.replaceChildren(numbers);
  new DataTable(section(numbers, "Values"), {
    caption: "Values of the function", rows: model.values, sort: "",
    columns: [
      { label: "Value", isLabel: true, text: each => each.label },
      { label: "Own", text: each => showBy[each.unit](model.functionsOf(each.name).own[chosen]) },
      { label: "± 95 %", text: each => plusMinus(model.functionsOf(each.name).error[chosen], showBy[each.unit]) },
      { label: "Total", text: each => showBy[each.unit](model.functionsOf(each.name).total[chosen]) },
      { label: "Share", text: each => showShare(model.functionsOf(each.name).total[chosen], model.functionsOf(each.name).whole) }] });
  const durations = model.durations.get(chosen);
  if (durations) showDurations(model, durations, numbers);
  const calls = make("div", { className: "columns" });
  tables.append(calls);
  callTable(page, section(calls, "Callers"), "Callers of the function", [["Caller", "caller"]], call => call.callee === chosen);
  callTable(page, section(calls, "Callees"), "Callees of the function", [["Callee", "callee"]], call => call.caller === chosen);
  return []; // all of their rows are of the chosen function
}

export function section(place, title) {
  const box = make("div", { className: "box" }, make("h2", { textContent: title }));
  place.append(box);
  return box;
}

const DRAWN = 8; // neighbours on each side of the drawing

/** Draws the chosen function between its callers and its callees, with lines as thick as calls are many. */
function neighbourhood(page) {
  const { model, chosen } = page;
  const most = isMeant => callRows(page, isMeant).sort((a, b) => b.value - a.value || b.calls - a.calls).slice(0, DRAWN);
  const sides = [most(call => call.callee === chosen && call.caller !== chosen), most(call => call.caller === chosen && call.callee !== chosen)];
  const rows = Math.max(sides[0].length, sides[1].length, 1), height = rows * 34 + 8, box = 250, width = 1000;
  const drawing = makeShape("svg", { viewBox: `0 0 ${width} ${height}`, class: "neighbours", role: "img",
                                     "aria-label": "The chosen function between its callers and its callees; the table below has the same" });
  const scale = Math.max(1, ...sides.flat().map(call => call.calls));
  const draw = (f, x, y, title) => {
    const name = f < 0 ? "[not instrumented]" : model.names[f];
    const text = shortened(name, 32);
    const group = makeShape("g", { class: f === chosen ? "node chosen" : "node" }, makeShape("title", {}, title || name),
                            makeShape("rect", { x, y, width: box, height: 26, rx: 5 }), makeShape("text", { x: x + 10, y: y + 17 }, text));
    if (f >= 0) group.addEventListener("click", () => page.choose(f));
    drawing.append(group);
  };
  const middle = height / 2;
  sides.forEach((side, isCallee) => side.forEach((call, i) => {
    const y = middle + (i - (side.length - 1) / 2) * 34, from = isCallee ? (width + box) / 2 : box, to = isCallee ? width - box : (width - box) / 2;
    const ends = isCallee ? [middle, y] : [y, middle], bend = (from + to) / 2;
    drawing.append(makeShape("path", { class: "edge", d: `M${from} ${ends[0]}C${bend} ${ends[0]} ${bend} ${ends[1]} ${to} ${ends[1]}`,
                                       "stroke-width": 1 + 7 * Math.sqrt(call.calls / scale) }),
                   makeShape("text", { class: "count", x: isCallee ? to - 8 : from + 8, y: y - 4, "text-anchor": isCallee ? "end" : "start" },
                             model.hasCalls(call.callee) ? showCount(call.calls) : "–"));
  }));
  sides.forEach((side, isCallee) => side.forEach((call, i) => {
    const y = middle + (i - (side.length - 1) / 2) * 34 - 13;
    draw(isCallee ? call.callee : call.caller, isCallee ? width - box : 0, y);
  }));
  draw(chosen, (width - box) / 2, middle - 13);
  return make("div", { className: "wide" }, drawing);
}

export function showCalls(page, place) {
  place.replaceChildren();
  if (page.chosen >= 0) {
    const drawing = neighbourhood(page);
    place.append(drawing);
    drawing.scrollLeft = (drawing.scrollWidth - drawing.clientWidth) / 2; // the chosen function is in the middle
  } else place.append(make("p", { className: "faint", textContent: "Choose a function to see it between its callers and callees." }));
  return [callTable(page, place, "Calls between functions", [["Caller", "caller"], ["Callee", "callee"]], () => true)];
}
