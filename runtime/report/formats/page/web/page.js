// The page: which view is shown of which value, and which function is chosen. All of this stands in the address,
// so that it survives a reload and can be sent as a link.

import { byId, isOfBrowser, make, matcherOf, showBy, showCount, showShare } from "./format.js";
import { FlameView } from "./flame.js";
import { hottestFunctions, showCalls, showFunction, showFunctions } from "./functions.js";
import { showMemory } from "./memory.js";
import { showChanges, showSummary, showThreads, signed, verdictText } from "./overview.js";
import { NOISE, readProfileData } from "./profile.js";
import { showSource } from "./source.js";
import { calleesOf, calleesOfAll, callersOf, callersOfAll } from "./trees.js";

export class ProfilePage {
  constructor() {
    this.state = new URLSearchParams(location.hash.slice(1));
    this.tables = [];
    const hooks = graph => ({
      zoomed: node => this.zoomed(graph(), node),
      hovered: (node, event) => this.hovered(graph(), node, event),
      drawn: () => { if (!performance.getEntriesByName("drawn").length) performance.mark("drawn"); },
    });
    this.flame = new FlameView(byId("flameGraph"), "Flame graph", hooks(() => this.flame));
    this.callers = new FlameView(byId("callersGraph"), "Callers", hooks(() => this.callers));
    this.callees = new FlameView(byId("calleesGraph"), "Callees", hooks(() => this.callees));
    this.callers.isFlipped = true;
    this.listen();
  }

  /** Shows a profile in place of what was shown: the data of an inlined page, or what a server sends. */
  show(data, rates = null) {
    this.model = readProfileData(data);
    this.model.rates = rates;
    byId("title").textContent = this.model.title + (this.model.difference ? ": difference" : "");
    const views = [["summary", "Summary"], ["flame", "Flame graph"], ["functions", "Functions"], ["function", "Function"], ["calls", "Call graph"]];
    if (this.model.difference) views.splice(2, 0, ["changes", "Changes"]);
    if (data.memory) views.push(["memory", "Memory"]);
    if (data.threads.length) views.push(["threads", "Threads"]);
    if (data.source && data.source.files.length) views.push(["source", "Source"]);
    const shape = JSON.stringify([views, this.model.values]);
    if (shape !== this.shape) this.makeChoices(views);
    this.shape = shape;
    this.render();
  }

  /** Offers views and values. They stay as they are, and what is open of them, when newer data has the same. */
  makeChoices(views) {
    this.views = views.map(([name]) => name);
    byId("tabs").replaceChildren(...views.map(([name, label]) => {
      const tab = make("button", { type: "button", id: `tab-${name}`, role: "tab", textContent: label, "aria-controls": name });
      tab.onclick = () => this.open(name);
      return tab;
    }));
    byId("value").replaceChildren(...this.model.values.map(value => make("option", { value: value.name, textContent: value.label, title: value.help })));
  }

  get view() { return this.views.includes(this.state.get("view")) ? this.state.get("view") : this.model.data.view; }
  get value() { return this.model.valueOf(this.state.get("value")) || this.model.valueOf(this.model.data.value) || this.model.values[0]; }
  get isInverse() { return this.state.has("inverse") ? this.state.get("inverse") === "1" : this.model.data.isInverted; }
  get chosen() {
    const f = this.state.has("function") ? Number(this.state.get("function")) : -1;
    return Number.isInteger(f) && f < this.model.names.length ? f : -1;
  }

  /** Remembers a part of the state; an empty one is forgotten. */
  keep(key, text) {
    if (text === "") this.state.delete(key); else this.state.set(key, text);
    history.replaceState(null, "", `#${this.state}`);
  }

  open(view) {
    this.keep("view", view === this.model.data.view ? "" : view);
    this.render();
  }

  /** Remembers the chosen function. A file that was shown gives way to that of the function. */
  keepChoice(f) {
    this.keep("function", f < 0 ? "" : String(f));
    if (f >= 0) this.keep("file", "");
  }

  choose(f) {
    this.keepChoice(f);
    if (f >= 0 && (this.view === "summary" || this.view === "functions" || this.view === "changes" || this.view === "memory" || this.view === "threads"))
      return this.mark();
    return this.render();
  }

  render() {
    byId("value").value = this.value.name;
    byId("search").value = this.state.get("search") || "";
    for (const name of this.views) {
      const tab = byId(`tab-${name}`), isShown = name === this.view;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      byId(name).hidden = !isShown;
      if (isShown) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    const whole = this.model.functionsOf(this.value.name).whole;
    const duration = this.model.data.summary.find(([key]) => key === "Duration");
    byId("subtitle").textContent = `${showBy[this.value.unit](whole)} ${this.value.help}${this.model.difference ? " per run" : ""}`
      + (duration && !this.model.difference ? ` · ran ${duration[1]}` : "");
    const place = byId(this.view);
    const draw = {
      summary: () => showSummary(this, place), functions: () => showFunctions(this, place), calls: () => showCalls(this, place),
      changes: () => showChanges(this, place), memory: () => showMemory(this, place), threads: () => showThreads(this, place),
      source: () => showSource(this, place), flame: () => this.renderFlame(), function: () => this.renderFunction(),
    };
    this.tables = draw[this.view]();
    this.search();
    this.mark();
    byId("details").textContent = this.resting();
  }

  renderFlame() {
    const { model } = this, table = model.tableOf(this.value.name);
    const tree = this.isInverse ? callersOfAll(model, table) : calleesOfAll(model, table);
    this.hasChanges = Boolean(table.before);
    this.flame.isFlipped = this.state.get("flip") === "1";
    this.flame.show(tree, this.hasChanges);
    const path = this.state.get("zoom");
    if (path) this.flame.zoom(tree.find(path.split(".").map(Number)), false);
    if (this.flame.isFlipped) this.flame.flip(true);
    byId("legend").hidden = !this.hasChanges;
    byId("inverse").setAttribute("aria-pressed", String(this.isInverse));
    byId("flip").setAttribute("aria-pressed", String(this.flame.isFlipped));
    this.showPath();
    return [];
  }

  renderFunction() {
    const { model, chosen } = this, table = model.tableOf(this.value.name);
    byId("sandwich").hidden = chosen < 0;
    const tables = showFunction(this, byId("functionHead"), byId("functionTables"));
    if (chosen < 0) return tables;
    this.callers.show(callersOf(model, table, chosen), false);
    this.callees.show(calleesOf(model, table, chosen), Boolean(table.before));
    this.callers.flip(true);
    return tables;
  }

  /** Marks the chosen function wherever it is. */
  mark() {
    const { model, chosen, value } = this, sums = model.functionsOf(value.name), show = showBy[value.unit];
    byId("chosen").hidden = chosen < 0;
    if (chosen >= 0) {
      byId("chosenName").textContent = model.names[chosen];
      byId("chosenPlace").textContent = model.placeOf(chosen);
      byId("chosenNumbers").textContent = `${show(sums.own[chosen])} ${value.unit === "nanoseconds" ? "self" : "own"}, ${show(sums.total[chosen])} total (${showShare(sums.total[chosen], sums.whole)})`;
    }
    for (const graph of [this.flame, this.callers, this.callees]) {
      graph.chosen = chosen;
      graph.drawSoon();
    }
    for (const table of this.tables) table.choose(chosen);
  }

  search() {
    const text = this.state.get("search") || "", matches = matcherOf(text), { model } = this;
    byId("search").classList.toggle("wrong", !matches);
    byId("search").setAttribute("aria-invalid", String(!matches));
    const found = text && matches ? model.names.map((name, f) => matches(name) || matches(model.placeOf(f))) : null;
    for (const graph of [this.flame, this.callers, this.callees]) {
      graph.found = found;
      graph.drawSoon();
    }
    for (const table of this.tables) table.setFilter(found && (row => found[row.f] || (row.other >= 0 && found[row.other])));
    byId("matched").textContent = found ? this.matchedText(found) : "";
  }

  matchedText(found) {
    const { model } = this, table = model.tableOf(this.value.name), isInside = new Uint8Array(model.contexts);
    if (!found.some(Boolean)) return "no match";
    let sum = 0; // what is inside of another match is left out
    for (const i of model.order) {
      const isMatch = found[model.functionOf[i]], isWithin = isInside[model.parentOf[i]];
      isInside[i] = isMatch || isWithin;
      if (isMatch && !isWithin) sum += table.total[i];
    }
    return `${showShare(sum, table.total[0]) || showCount(sum)} matched`;
  }

  zoomed(graph, node) {
    const f = graph.tree.functions[node];
    if (graph !== this.flame) return f >= 0 && f !== this.chosen ? this.choose(f) : undefined;
    this.keep("zoom", graph.tree.path(node).join("."));
    graph.zoom(node);
    this.showPath();
    if (f >= 0 && f !== this.model.lost) this.keepChoice(f);
    this.mark();
    return undefined;
  }

  showPath() {
    const { flame } = this, { tree, zoomed } = flame, buttons = [];
    for (let node = zoomed; node >= 0; node = tree.parents[node]) {
      const button = make("button", { type: "button", textContent: flame.nameOf(node) });
      button.onclick = () => this.zoomed(flame, node);
      buttons.unshift(button);
    }
    byId("path").replaceChildren(...(zoomed === 0 ? [] : buttons));
    byId("reset").disabled = zoomed === 0;
  }

  reset() {
    this.keep("zoom", "");
    this.flame.zoom(0);
    this.showPath();
  }

  /** Returns what is known of a node, as rows of name, number and share. */
  facts(graph, node) {
    const { tree, isDifference } = graph, { model, value } = this, show = showBy[value.unit], f = tree.functions[node];
    const plusMinus = error => error >= 0.5 ? ` ± ${show(error)}` : "", total = tree.totals[node], whole = tree.totals[0];
    const rows = [["total", show(total) + plusMinus(isDifference || node === 0 ? 0 : tree.totalError(node)), showShare(total, whole)]];
    if (isDifference) rows.push(...this.changeFacts(tree, node, show));
    if (tree.own) rows.push([value.unit === "nanoseconds" ? "self" : "own", show(tree.own(node)) + plusMinus(tree.ownError(node)), showShare(tree.own(node), whole)]);
    if (f >= 0 && tree.own && value.name !== "calls")
      rows.push(["calls", model.hasCalls(f) ? showCount(tree.sumOf(node, model.tableOf("calls").own)) : "unknown", ""]);
    const durations = f >= 0 && !isDifference && model.durations.get(f);
    if (durations) {
      for (const name of ["p50", "p90", "p95", "p99"])
        if (durations[name]) rows.push([name, showBy.nanoseconds(durations[name][0]), "of calls"]);
      rows.push(["longest", (durations.isExact ? "" : "≥ ") + showBy.nanoseconds(durations.longest), "of calls"]);
    }
    if (graph.zoomed !== 0) rows.push(["of the zoomed", showShare(total, tree.totals[graph.zoomed]), ""]);
    return rows;
  }

  changeFacts(tree, node, show) {
    const before = tree.before(node), change = tree.totals[node] - before, verdict = tree.verdict(node), error = tree.changeError(node);
    return [["before", show(before), ""],
            ["difference", signed(change, show) + (error >= 0.5 ? ` ± ${show(error)}` : ""), before ? signed(100 * change / before, each => `${each.toFixed(1)} %`) : "new"],
            ["verdict", verdict === NOISE && change === 0 ? "same" : verdictText(verdict) || "not judged", ""]];
  }

  resting() {
    return this.view === "flame" ? "Click zooms and chooses · drag moves · Ctrl and wheel change the width · Escape resets · / searches" : "";
  }

  hovered(graph, node, event) {
    const tip = byId("tip");
    tip.hidden = node === null || !event;
    if (node === null) {
      byId("details").textContent = this.resting();
      return;
    }
    const rows = this.facts(graph, node), f = graph.tree.functions[node];
    byId("details").textContent = `${graph.nameOf(node)} — ${rows.map(row => `${row[0]} ${row[1]}${row[2] ? ` (${row[2]})` : ""}`).join(", ")}`;
    if (!event) return;
    const table = make("table");
    for (const [name, number, share] of rows)
      table.append(make("tr", {}, make("th", { textContent: name }), make("td", { textContent: number }), make("td", { textContent: share })));
    tip.replaceChildren(make("b", { textContent: graph.nameOf(node) }), make("div", { className: "place", textContent: f < 0 ? "" : this.model.placeOf(f) }), table);
    const box = tip.getBoundingClientRect(), x = event.clientX, y = event.clientY;
    tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - box.width - 8))}px`;
    tip.style.top = `${y + 18 + box.height > innerHeight ? Math.max(4, y - box.height - 12) : y + 18}px`;
  }

  toggle(key, isOn) {
    this.keep(key, isOn ? "1" : key === "inverse" && this.model.data.isInverted ? "0" : "");
    if (key === "inverse") this.keep("zoom", "");
    this.render();
  }

  listen() {
    byId("value").onchange = event => {
      this.keep("value", event.target.value);
      this.render();
    };
    byId("search").oninput = event => {
      this.keep("search", event.target.value);
      this.search();
    };
    byId("search").addEventListener("keydown", event => {
      if (event.key === "Enter") this.chooseFound();
    });
    byId("chosenName").onclick = () => this.open("function");
    byId("unchoose").onclick = () => this.choose(-1);
    byId("reset").onclick = () => this.reset();
    byId("inverse").onclick = () => this.toggle("inverse", !this.isInverse);
    byId("flip").onclick = () => this.toggle("flip", !this.flame.isFlipped);
    byId("tabs").addEventListener("keydown", event => this.stepTab(event));
    document.addEventListener("keydown", event => this.press(event));
    addEventListener("hashchange", () => {
      this.state = new URLSearchParams(location.hash.slice(1));
      this.render();
    });
  }

  /** Chooses the function that has most of what the search finds. */
  chooseFound() {
    const matches = matcherOf(this.state.get("search") || "");
    const first = matches && hottestFunctions(this, Infinity).find(row => matches(this.model.names[row.f]));
    if (first) this.choose(first.f);
  }

  stepTab(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || isOfBrowser(event)) return;
    event.preventDefault();
    this.open(this.views[(this.views.indexOf(this.view) + step + this.views.length) % this.views.length]);
    byId(`tab-${this.view}`).focus();
  }

  press(event) {
    if (isOfBrowser(event)) return;
    const isTyping = ["INPUT", "SELECT"].includes(document.activeElement.tagName), number = Number(event.key);
    if (event.key === "Escape") {
      if (isTyping) document.activeElement.blur();
      else if (this.view === "flame" && this.flame.zoomed !== 0) this.reset();
      else this.choose(-1);
    } else if (isTyping) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      byId("search").select();
    } else if (event.key === "f" && this.view === "flame") {
      byId("flip").click();
    } else if (event.key === "i" && this.view === "flame") {
      byId("inverse").click();
    } else if (number >= 1 && number <= this.views.length) {
      this.open(this.views[number - 1]);
    }
  }
}
