// What a run was, its threads, and what changed since another one.

import { make, showBy, showCount, showDuration, showPlural, showShare } from "./format.js";
import { functionColumns, hottestFunctions, makeName, section } from "./functions.js";
import { NOISE, LESS, MORE, DIFFERS } from "./profile.js";
import { DataTable, makeBar } from "./tables.js";

const HOTTEST = 12;

function markerTables(model, place) {
  const { markers } = model.data, { ofRuns } = model;
  if (markers.phases.length)
    new DataTable(section(place, `Phases${ofRuns}`), { caption: "Phases", rows: markers.phases, columns: [
      { label: "Duration", text: row => showDuration(row[2]) }, { label: "Begun", text: row => showCount(row[1]) },
      { label: "Phase", isText: true, text: row => row[0] }] });
  if (markers.counters.length)
    new DataTable(section(place, `Counters${ofRuns}`), { caption: "Counters", rows: markers.counters, columns: [
      ...["Values", "Last", "Least", "Mean", "Most"].map((label, i) => ({ label, text: row => showCount(row[i + 1]) })),
      { label: "Counter", isText: true, text: row => row[0] }] });
  if (markers.marks.length)
    new DataTable(section(place, `Marks${ofRuns}`), { caption: "Marks", rows: markers.marks, columns: [
      { label: "Count", text: row => showCount(row[1]) }, { label: "Mark", isText: true, text: row => row[0] }] });
}

export function showSummary(page, place) {
  const { model } = page, { data } = model;
  const facts = make("dl");
  for (const [key, text] of data.summary) facts.append(make("dt", { textContent: key }), make("dd", { textContent: text }));
  const left = make("div", { className: "box" }, make("h2", { textContent: !model.difference ? "Run" : model.ofRuns ? "Later runs" : "Later run" }), facts);
  const columns = make("div", { className: "columns" }, left);
  if (data.notes.length) {
    const notes = make("ul", { className: "notes" });
    for (const note of data.notes) notes.append(make("li", { textContent: note }));
    left.append(make("h2", { textContent: "Notes" }), notes);
  }
  const right = section(columns, `Top functions: ${page.value.label}`);
  const wanted = new Set(["own", "error", "total", "name"]);
  const tables = [new DataTable(right, {
    caption: `Functions that have most of ${page.value.label}`, rows: hottestFunctions(page, HOTTEST), none: "No function has any of it.",
    columns: functionColumns(page, page.value).filter(column => wanted.has(column.key) || column.label === "Share")
      .map(({ key, ...column }) => column) })];
  place.replaceChildren(columns);
  if (model.difference) left.append(make("h2", { textContent: "Difference" }), make("p", { textContent: differenceText(page) }));
  markerTables(model, columns);
  return tables;
}

function differenceText(page) {
  const { difference } = page.model, change = difference.values[page.value.name], show = showBy[page.value.unit];
  if (!change) return `${page.value.label} is not known of both profiles.`;
  const relative = change.before ? ` (${signed(100 * (change.after - change.before) / change.before, each => `${each.toFixed(1)} %`)})` : "";
  const error = change.error ? ` ± ${show(change.error)}` : "";
  return `${page.value.label} per run: ${show(change.before)} before, ${show(change.after)} after${relative}${error}; `
    + `${showPlural(difference.runsBefore, "run")} before, ${difference.runsAfter} after. `
    + (change.isJudged ? "" : "How much runs differ is not known, so that changes are not judged.");
}

export function signed(number, show) {
  return (number > 0 ? "+" : number < 0 ? "−" : "±") + show(Math.abs(number));
}

export const verdictText = verdict =>
  ({ [NOISE]: "within noise", [LESS]: "less", [MORE]: "more", [DIFFERS]: "differs" })[verdict] || "";

export function showChanges(page, place) {
  const { model, value } = page, show = showBy[value.unit];
  const relative = row => row.before > 0 ? 100 * (row.after - row.before) / row.before : null;
  place.replaceChildren(make("p", { className: "faint", textContent: differenceText(page) }));
  return [new DataTable(place, {
    caption: `Changes of ${value.label} by function`, rows: model.changesOf(value.name), sort: "", none: "Nothing is known of both profiles.",
    columns: [
      { key: "before", label: "Before", text: row => show(row.before), sort: row => row.before },
      { key: "after", label: "After", text: row => show(row.after), sort: row => row.after },
      { key: "change", label: "Change", sort: row => row.after - row.before,
        text: row => row.after === row.before ? "" : signed(row.after - row.before, show) },
      { key: "error", label: "± 95 %", text: row => row.error >= 0.5 ? show(row.error) : "", sort: row => row.error },
      { key: "relative", label: "Relative", sort: relative,
        text: row => row.before === row.after ? "" : relative(row) === null ? "new" : signed(relative(row), each => `${each.toFixed(1)} %`) },
      { key: "verdict", label: "Verdict", sort: row => row.verdict, cell: row => make("span", {
        className: row.verdict === LESS ? "less" : row.verdict === MORE ? "more" : "faint",
        textContent: row.verdict === NOISE && row.before === row.after ? "same" : verdictText(row.verdict) }) },
      { key: "name", label: "Function", isText: true, cell: row => makeName(page, row.f), sort: row => model.names[row.f] }] })];
}

export function showThreads(page, place) {
  const { threads } = page.model.data, { ofRuns } = page.model, sum = threads.reduce((all, thread) => all + thread.ns, 0);
  place.replaceChildren();
  if (ofRuns) place.append(make("p", { className: "faint", textContent: `The threads${ofRuns}: what is said of each name is the sum, not a number per run.` }));
  new DataTable(place, {
    caption: "Threads", rows: threads, sort: "-cpu", none: "Threads are not told apart in this profile.",
    columns: [
      { key: "cpu", label: "CPU", text: row => row.ns ? showDuration(row.ns) : "", sort: row => row.ns },
      { key: "off", label: "Off CPU", text: row => row.offNs ? showDuration(row.offNs) : "", sort: row => row.offNs },
      { label: "Share", cell: row => make("span", { className: "share" }, makeBar(row.ns, sum), showShare(row.ns, sum)) },
      { key: "calls", label: "Calls", text: row => showCount(row.calls), sort: row => row.calls },
      { key: "threads", label: "Threads", title: "threads that followed each other", text: row => showCount(row.threads), sort: row => row.threads },
      { key: "id", label: "Id", text: row => row.id ? String(row.id) : "", sort: row => row.id },
      { key: "name", label: "Thread", isText: true, text: row => row.name || "[no name]", sort: row => row.name }] });
  return [];
}
