// The page of a program that may be running: the server sends its data, and then what changes in it.

import { withChange } from "./changes.js";
import { byId, make, showBytes, showDuration, showRate } from "./format.js";
import { ProfilePage } from "./page.js";
import { readProfileData } from "./profile.js";

const REMEMBERED = 6; // updates over which rates are taken
const NO_RATES = new Set(["live_bytes", "peak_bytes", "leaked_bytes"]); // they are not sums over time

/** What functions had of each value at some moments, from which rates follow. */
class RateHistory {
  constructor() { this.moments = []; }

  add(data) {
    const last = this.moments[this.moments.length - 1];
    if (!data.functionSums || last?.ns === data.live.durationNs) return;
    const sums = new Map(Object.entries(data.functionSums).filter(([name]) => !NO_RATES.has(name)).map(([name, sum]) => [name, sum.own.slice()]));
    this.moments.push({ ns: data.live.durationNs, sums });
    if (this.moments.length > REMEMBERED) this.moments.shift();
  }

  /** Returns what functions have per second by value, or null if that is not known yet. */
  rates() {
    const first = this.moments[0], last = this.moments[this.moments.length - 1];
    if (this.moments.length < 2 || last.ns <= first.ns) return null;
    const seconds = (last.ns - first.ns) / 1e9, rates = new Map();
    for (const [name, sums] of last.sums) {
      const before = first.sums.get(name) || [];
      const own = sums.map((sum, f) => Math.max(0, sum - (before[f] || 0)) / seconds);
      rates.set(name, { own, whole: own.reduce((all, each) => all + each, 0) });
    }
    return rates;
  }
}

/** What a user has made of the view, which newer data must not undo. */
class KeptView {
  constructor(page) {
    this.page = page;
    this.main = document.querySelector("main");
    this.scroll = this.main.scrollTop;
    this.tables = page.tables;
    this.wide = [...this.main.querySelectorAll(".wide")].map(each => each.scrollLeft);
    this.focus = this.main.contains(document.activeElement) && document.activeElement.matches("button.name")
      ? [document.activeElement.closest("section").id, document.activeElement.title] : null;
    const { flame } = page;
    if (flame.tree && !byId("flame").hidden) {
      const span = flame.spanOf(flame.zoomed), width = span.to - span.from;
      this.part = [(flame.view.from - span.from) / width, (flame.view.to - flame.view.from) / width];
    }
  }

  restore() {
    const { page, main } = this, { flame } = page;
    page.tables.forEach((table, i) => {
      const before = this.tables[i];
      if (before?.caption !== table.caption || (before.sort === table.sort && before.shown === table.shown)) return;
      table.shown = before.shown;
      table.sortBy(before.sort);
    });
    if (this.part && !byId("flame").hidden && (this.part[0] !== 0 || this.part[1] !== 1)) {
      const span = flame.spanOf(flame.zoomed), width = span.to - span.from;
      flame.setView(span.from + this.part[0] * width, this.part[1] * width);
    }
    main.scrollTop = this.scroll;
    main.querySelectorAll(".wide").forEach((each, i) => { if (this.wide[i]) each.scrollLeft = this.wide[i]; });
    if (this.focus)
      [...byId(this.focus[0]).querySelectorAll("button.name")].find(each => each.title === this.focus[1])?.focus({ preventScroll: true });
  }
}

class LivePage {
  constructor() {
    this.page = new ProfilePage();
    this.query = new URLSearchParams(location.search);
    this.isPaused = this.isPressed = this.isDue = false;
    this.makeBar();
    for (const [event, isPressed] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false]])
      document.addEventListener(event, () => {
        this.isPressed = isPressed;
        if (this.isDue) setTimeout(() => this.refresh()); // after the click that follows
      }, true);
    this.connect();
  }

  makeBar() {
    this.bar = make("div", { id: "live", className: "live" });
    this.said = make("span", { id: "liveState", role: "status" });
    this.numbers = make("span", { id: "liveNumbers", className: "faint" });
    this.pause = this.button("pause", "Pause", "Show what is known now, and nothing newer", () => this.setPaused(!this.isPaused));
    this.since = this.button("since", "Since here", "Count from this moment on", () => this.countFrom(this.page.state.has("since") ? "" : "now"));
    this.recording = this.button("recording", "Recording", "Switch the recording of the program off or on", () => this.switchRecording());
    const parts = [...(location.pathname === "/view" ? [make("a", { href: "/", textContent: "Profiles" })] : []), make("span", { id: "liveDot", className: "dot", "aria-hidden": "true" }), this.said, this.numbers, this.pause, this.since, this.recording];
    this.bar.append(...parts);
    document.querySelector("header").after(this.bar);
    this.say("connecting", "Connecting …");
  }

  button(id, textContent, title, press) {
    const button = make("button", { type: "button", id, textContent, title, hidden: true });
    button.onclick = press;
    return button;
  }

  say(state, text) {
    this.bar.dataset.state = state;
    if (this.said.textContent !== text) this.said.textContent = text;
  }

  connect() {
    const query = new URLSearchParams(this.query);
    if (this.page.state.has("since")) query.set("since", this.page.state.get("since"));
    this.history = new RateHistory();
    this.source?.close();
    this.source = new EventSource(`stream?${query}`);
    this.source.addEventListener("whole", event => {
      const data = JSON.parse(event.data);
      this.moveChoice(data);
      this.take(data);
    });
    this.source.addEventListener("change", event => this.take(withChange(this.data, JSON.parse(event.data))));
    this.source.onerror = () => {
      if (this.source.readyState === EventSource.CLOSED && this.page.state.has("since")) this.countFrom(""); // it is forgotten
      else this.say("lost", "The server does not answer");
    };
  }

  /** All data may have other places for functions: what was chosen and zoomed to are looked for there. */
  moveChoice(data) {
    const { page } = this, { model, state } = page;
    if (!model) return;
    const newer = readProfileData(data), places = new Map(newer.names.map((name, f) => [`${name}\n${newer.placeOf(f)}`, f]));
    const placeIn = f => places.get(`${model.names[f]}\n${model.placeOf(f)}`) ?? -1;
    if (page.chosen >= 0) page.keepChoice(placeIn(page.chosen));
    const path = (state.get("zoom") || "").split(".").filter(Boolean).map(f => placeIn(Number(f)));
    page.keep("zoom", path.includes(-1) ? "" : path.join("."));
  }

  take(data) {
    this.data = data;
    if (data.live.state === "ended" || data.live.state === "compared") this.source.close();
    this.history.add(data);
    this.refresh();
  }

  refresh() {
    const { data, page } = this;
    this.isDue = this.isPressed || !getSelection().isCollapsed;
    if (this.isDue && page.model) return;
    const kept = page.model ? new KeptView(page) : null;
    const rates = data.live.state === "running" ? this.history.rates() : null;
    page.show(data, rates);
    kept?.restore();
    this.showState(rates);
  }

  showState(rates) {
    const { live } = this.data;
    const texts = { running: "Running", ended: "The program has ended", lost: live.problem, compared: "Comparison of two moments" };
    this.say(this.isPaused ? "paused" : live.state, this.isPaused ? "Paused" : texts[live.state]);
    const numbers = [];
    if (live.state !== "compared") numbers.push(`${live.isSince ? "since here " : ""}${showDuration(live.durationNs)}`);
    const add = (name, show) => { if (rates?.has(name)) numbers.push(show(rates.get(name).whole)); };
    add("time", whole => `CPU ${showRate("nanoseconds", whole)}`);
    add("calls", whole => `${showRate("count", whole).replace("/s", "")} calls/s`);
    add("allocated_bytes", whole => `${showBytes(whole)}/s allocated`);
    if (live.folded) numbers.push(`${live.folded.toLocaleString("en")} small contexts folded`);
    if (live.state === "running" && !live.isRecording) numbers.push("recording is off");
    this.numbers.textContent = numbers.join(" · ");
    const isRunning = live.state === "running" || live.state === "lost";
    this.pause.hidden = !isRunning;
    this.since.hidden = !isRunning && !live.isSince;
    this.since.textContent = live.isSince ? "Whole run" : "Since here";
    this.recording.hidden = !live.canSwitch;
    this.recording.textContent = live.isRecording ? "Stop recording" : "Record";
  }

  setPaused(isPaused) {
    this.isPaused = isPaused;
    this.pause.textContent = isPaused ? "Go on" : "Pause";
    this.pause.setAttribute("aria-pressed", String(isPaused));
    if (isPaused) this.source.close(); else this.connect();
    this.showState(null);
  }

  post(path) { return fetch(`${path}${path.includes("?") ? "&" : "?"}${this.query}`, { method: "POST" }); }

  /** Shows what came after this moment ("now"), or everything (""). */
  async countFrom(moment) {
    let since = moment;
    if (moment) ({ since } = await (await this.post("baseline")).json());
    this.page.keep("since", since);
    this.page.keep("zoom", "");
    if (this.isPaused) this.setPaused(false); else this.connect();
  }

  async switchRecording() {
    this.recording.disabled = true;
    const answer = await this.post(`recording?on=${this.data.live.isRecording ? 0 : 1}`);
    if (!answer.ok) this.say("lost", await answer.text());
    this.recording.disabled = false;
  }
}

new LivePage();
