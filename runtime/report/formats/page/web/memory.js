// Memory: how much was live when, and who had it at the peak.

import { make, makeShape, showBytes, showCount, showDuration, showPlural, showShare } from "./format.js";
import { makeName, section } from "./functions.js";
import { DataTable, makeBar } from "./tables.js";

const WIDTH = 1000, HEIGHT = 180, EDGE = 18; // of the drawing, in its own units
const CONTEXTS = 100;

/** Draws the live bytes as steps, each as high as the most of its interval. */
function timelineOf(memory) {
  const end = Math.max(memory.durationNs, ...memory.timeline.map(each => each[1]));
  const most = Math.max(memory.peak, ...memory.timeline.map(each => each[2]), 1);
  const x = ns => (WIDTH * ns / end).toFixed(1), y = bytes => (HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * bytes / most).toFixed(1);
  let line = "", last = 0;
  for (const [start, stop, highest, left] of memory.timeline) {
    line += `${line ? "L" : "M"}${x(start)} ${y(last)}L${x(start)} ${y(highest)}L${x(stop)} ${y(highest)}L${x(stop)} ${y(left)}`;
    last = left;
  }
  line += `L${x(end)} ${y(last)}`;
  const drawing = makeShape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "timeline", role: "img", preserveAspectRatio: "none",
    "aria-label": `Live bytes over ${showDuration(end)}; the peak of ${showBytes(memory.peak)} is after ${showDuration(memory.peakNs)}` },
    makeShape("path", { class: "area", d: `${line}L${x(end)} ${HEIGHT - EDGE}L${x(memory.timeline[0][0])} ${HEIGHT - EDGE}Z` }),
    makeShape("path", { class: "line", d: line }));
  if (memory.peakNs > 0)
    drawing.append(makeShape("line", { class: "peak", x1: x(memory.peakNs), x2: x(memory.peakNs), y1: 0, y2: HEIGHT - EDGE }));
  const axis = make("div", { className: "axis" }, make("span", { textContent: "0" }), make("span", { textContent: showDuration(end) }));
  const above = make("div", { className: "axis" }, "\u00a0");
  if (memory.peakNs > 0) {
    const mark = make("span", { className: "peakLabel", textContent: `peak ${showBytes(memory.peak)} after ${showDuration(memory.peakNs)}` });
    const isLate = memory.peakNs > end / 2;
    mark.style[isLate ? "right" : "left"] = `${100 * (isLate ? 1 - memory.peakNs / end : memory.peakNs / end)}%`;
    above.append(mark);
  }
  return make("figure", {}, above, drawing, axis);
}

/** Returns the contexts that have most of a value of memory. */
function contextRows(model, name) {
  const table = model.tableOf(name), rows = [];
  for (let i = 1; i < model.contexts; ++i)
    if (table.own[i] > 0) rows.push({ f: model.functionOf[i], context: i, own: table.own[i], error: Math.sqrt(table.ownSquare[i]) });
  return rows.sort((a, b) => b.own - a.own).slice(0, CONTEXTS);
}

function pathCell(page, context) {
  const path = page.model.pathTo(context), cell = make("span", { className: "stack" });
  path.forEach((f, i) => {
    if (i) cell.append(make("span", { className: "faint", textContent: " → " }));
    cell.append(makeName(page, f));
  });
  return cell;
}

function contextTable(page, place, name, caption) {
  const { model } = page, { whole } = model.functionsOf(name);
  return new DataTable(place, {
    caption, rows: contextRows(model, name), sort: "", none: "None.",
    columns: [
      { label: "Bytes", text: row => showBytes(row.own) }, { label: "± 95 %", text: row => row.error >= 0.5 ? showBytes(row.error) : "" },
      { label: "Share", cell: row => make("span", { className: "share" }, makeBar(row.own, whole), showShare(row.own, whole)) },
      { label: "Context", isText: true, cell: row => pathCell(page, row.context) }] });
}

export function showMemory(page, place) {
  const { model } = page, { memory } = model.data, { scale } = model;
  place.replaceChildren();
  const figures = [["Allocations", showCount(memory.allocations * scale)], ["Allocated", showBytes(memory.allocatedBytes * scale)],
                   ["Frees", showCount(memory.deallocations * scale)],
                   ["Peak", showBytes(memory.peak * scale), memory.peakError * scale],
                   [memory.knowsLeaks ? "Never freed" : "Live", showBytes(memory.live * scale), memory.liveError * scale]];
  const cards = make("div", { className: "cards" });
  for (const [label, number, error] of figures)
    cards.append(make("div", { className: "card" }, make("span", { className: "faint", textContent: label }), make("b", { textContent: number }),
                      make("span", { className: "faint", textContent: error >= 0.5 ? `± ${showBytes(error)}` : "" })));
  place.append(cards);
  if (memory.timeline.length) section(place, "Live bytes").append(timelineOf(memory));
  const tables = [];
  if (model.hasValue("peak_bytes")) tables.push(contextTable(page, section(place, "Contexts at the peak"), "peak_bytes", "Contexts with most bytes at the peak"));
  if (model.hasValue("leaked_bytes")) tables.push(contextTable(page, section(place, "Never freed"), "leaked_bytes", "Contexts with most bytes never freed"));
  if (memory.sizes.length) {
    const sizes = memory.sizes.map(([size, blocks]) => [size, blocks * scale]), most = Math.max(...sizes.map(each => each[1]));
    new DataTable(section(place, "Sizes of blocks"), { caption: "Sizes of blocks", rows: sizes, sort: "", columns: [
      { label: "At least", isLabel: true, text: row => showBytes(row[0]) }, { label: "Blocks", text: row => showCount(row[1]) },
      { label: "", isText: true, cell: row => make("span", { title: showPlural(row[1], "block") }, makeBar(row[1], most)) }] });
  }
  return tables;
}
