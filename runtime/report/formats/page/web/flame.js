// Draws a tree on a canvas as large as its place on the page, which scrolls over it.

import { hueOf, isDark, isOfBrowser, isStill, make } from "./format.js";
import { NOISE, LESS, MORE } from "./profile.js";

const NARROWEST = 0.5; // pixels below which frames are drawn as one
const DRAGGED = 4;     // pixels after which a press of the button moves the graph
const isHuge = matchMedia("(min-width: 2400px)");

export class FlameView {
  /** Calls hooks.zoomed(node), hooks.hovered(node, event) with null for none, and hooks.drawn(). */
  constructor(place, label, hooks) {
    this.hooks = hooks;
    this.canvas = make("canvas");
    this.room = make("div", { className: "room" }, this.canvas);
    this.scroller = make("div", {
      className: "scroller", tabIndex: 0, role: "application",
      "aria-label": `${label}: arrow keys move, Enter zooms and chooses, plus and minus change the width`,
    }, this.room);
    place.replaceChildren(this.scroller);
    this.pen = this.canvas.getContext("2d");
    this.isFlipped = false;
    this.chosen = -1;
    this.found = null; // by function whether it matches, or null
    this.widths = new Map();
    this.colours = new Map();
    this.isDue = false;
    this.motion = 0;
    this.fitSize();
    this.listen();
  }

  /** Levels and letters are larger on large screens, as the rest of the page is. */
  fitSize() {
    this.row = isHuge.matches ? 26 : 20; // pixels a level is high
    this.letters = isHuge.matches ? 15 : 12;
    this.widths.clear();
    if (this.tree) this.show(this.tree, this.isDifference);
  }

  /** Shows a tree, with differences if `isDifference`. */
  show(tree, isDifference) {
    this.tree = tree;
    this.isDifference = isDifference;
    this.hovered = null;
    this.zoomed = 0;
    this.view = this.spanOf(0);
    this.room.style.height = `${tree.height * this.row}px`;
    this.drawSoon();
  }

  spanOf(node) {
    const from = this.tree.starts[node];
    return { from, to: from + (this.tree.totals[node] || 1) };
  }

  zoom(node, isMoving = true) {
    this.zoomed = node;
    const y = this.yOf(this.tree.depths[node]), { scroller } = this;
    if (y < scroller.scrollTop || y + this.row > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = y - this.row;
    if (isMoving) this.moveTo(this.spanOf(node)); else this.view = this.spanOf(node);
    this.drawSoon();
  }

  moveTo(to) {
    const from = this.view, begin = performance.now(), own = ++this.motion;
    if (isStill.matches || document.hidden) {
      this.view = to;
      return this.drawSoon();
    }
    const step = now => {
      if (own !== this.motion) return;
      const part = Math.min(1, Math.max(0, now - begin) / 180), ease = 1 - (1 - part) ** 3;
      this.view = { from: from.from + (to.from - from.from) * ease, to: from.to + (to.to - from.to) * ease };
      this.draw();
      if (part < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  /** Shows what lies between two values, within the whole. */
  setView(from, width) {
    const whole = this.tree.totals[0] || 1, kept = Math.min(Math.max(width, whole * 1e-9), whole);
    const start = Math.min(Math.max(from, 0), whole - kept);
    ++this.motion;
    this.view = { from: start, to: start + kept };
    this.drawSoon();
  }

  flip(isFlipped) {
    this.isFlipped = isFlipped;
    this.drawSoon();
    requestAnimationFrame(() => { this.scroller.scrollTop = isFlipped ? this.scroller.scrollHeight : 0; });
  }

  yOf(depth) { return (this.isFlipped ? this.tree.height - 1 - depth : depth) * this.row; }

  drawSoon() {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => {
      this.isDue = false;
      this.draw();
    });
  }

  resize(width, height) {
    const ratio = window.devicePixelRatio || 1, { canvas } = this;
    const pixels = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== pixels[0] || canvas.height !== pixels[1]) {
      [canvas.width, canvas.height] = pixels;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.pen.clearRect(0, 0, width, height);
  }

  draw() {
    const { tree, scroller, pen } = this;
    if (!tree || !scroller.clientWidth) return;
    const width = scroller.clientWidth;
    const height = Math.min(Math.max(scroller.clientHeight, this.row), tree.height * this.row);
    this.resize(width, height);
    const style = getComputedStyle(scroller);
    this.ink = style.color;
    this.accent = style.getPropertyValue("--accent");
    this.faint = style.getPropertyValue("--filler");
    pen.font = `${this.letters}px ${style.fontFamily}`;
    pen.textBaseline = "middle";
    const scale = width / (this.view.to - this.view.from);
    const rows = [Math.floor(scroller.scrollTop / this.row), Math.ceil((scroller.scrollTop + height) / this.row)];
    const depths = this.isFlipped ? [tree.height - 1 - rows[1], tree.height - 1 - rows[0]] : rows;
    const open = [0];
    while (open.length) {
      const node = open.pop(), depth = tree.depths[node];
      if (depth >= depths[0]) this.drawFrame(node, width, scale);
      if (depth < depths[1]) this.drawNext(node, width, scale, open);
    }
    pen.globalAlpha = 1;
    this.hooks.drawn?.();
  }

  /** Opens the frames next to one that reach into view; those too narrow to be seen become a single one. */
  drawNext(node, width, scale, open) {
    const { tree, view } = this, next = tree.next(node);
    let low = 0, high = next.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tree.starts[next[middle]] + tree.totals[next[middle]] <= view.from) low = middle + 1; else high = middle;
    }
    for (; low < next.length && tree.starts[next[low]] < view.to; ++low) {
      if (tree.totals[next[low]] * scale >= NARROWEST) {
        open.push(next[low]);
        continue;
      }
      const last = next[next.length - 1], x = (tree.starts[next[low]] - view.from) * scale;
      const end = Math.min(width, (tree.starts[last] + tree.totals[last] - view.from) * scale);
      this.pen.globalAlpha = 1;
      this.pen.fillStyle = this.faint;
      this.pen.fillRect(Math.max(x, 0), this.yOf(tree.depths[node] + 1) - this.scroller.scrollTop,
                        Math.max(end - Math.max(x, 0), NARROWEST), this.row - 1);
      break;
    }
  }

  drawFrame(node, width, scale) {
    const { tree, pen, view } = this, f = tree.functions[node];
    const left = Math.max(0, (tree.starts[node] - view.from) * scale);
    const right = Math.min(width, (tree.starts[node] + tree.totals[node] - view.from) * scale);
    const y = this.yOf(tree.depths[node]) - this.scroller.scrollTop;
    const isAbove = tree.depths[node] < tree.depths[this.zoomed];
    const isFound = this.found && f >= 0 && this.found[f], isChosen = f >= 0 && f === this.chosen;
    pen.globalAlpha = (isAbove ? 0.5 : 1) * (this.found && !isFound && !isChosen ? 0.45 : 1);
    pen.fillStyle = isChosen ? this.accent : this.colourOf(node);
    const gap = right - left > 3 ? 1 : 0;
    if (right - left > 8 && pen.roundRect) {
      pen.beginPath();
      pen.roundRect(left, y, right - left - gap, this.row - 1, 2.5);
      pen.fill();
    } else {
      pen.fillRect(left, y, Math.max(right - left - gap, NARROWEST), this.row - 1);
    }
    if (node === this.hovered) {
      pen.globalAlpha = 1;
      pen.lineWidth = 1.5;
      pen.strokeStyle = this.ink;
      pen.strokeRect(left + 0.75, y + 0.75, Math.max(right - left - gap - 1.5, 0.5), this.row - 2.5);
    }
    const text = this.fitText(this.nameOf(node), right - left - gap - 9);
    if (!text) return;
    pen.globalAlpha = isAbove ? 0.75 : 1;
    pen.fillStyle = isChosen ? "#fff" : f < 0 || (this.isDifference && isDark.matches) ? this.ink : "#2a1c10";
    pen.fillText(text, left + 5, y + this.row / 2);
  }

  nameOf(node) { return this.tree.functions[node] < 0 ? "all" : this.tree.model.names[this.tree.functions[node]]; }

  /** Cuts off what does not fit. A name is measured once. */
  fitText(text, width) {
    if (width < 14) return "";
    if (!this.widths.has(text)) this.widths.set(text, this.pen.measureText(text).width);
    const whole = this.widths.get(text);
    if (whole <= width) return text;
    const kept = Math.floor(0.94 * text.length * (width - 11) / whole);
    return kept < 2 ? "" : text.slice(0, kept) + "…";
  }

  colourOf(node) {
    const f = this.tree.functions[node];
    if (f < 0) return isDark.matches ? "#3b3833" : "#e3ded6";
    const verdict = this.isDifference ? this.tree.verdict(node) : null;
    return verdict === null ? this.colourOfFunction(f) : this.colourOfChange(node, verdict);
  }

  colourOfFunction(f) {
    const key = isDark.matches ? -1 - f : f;
    if (!this.colours.has(key)) {
      const hue = hueOf(this.tree.model.names[f]);
      this.colours.set(key, isDark.matches ? `hsl(${hue} ${48 + hue % 17}% ${56 + hue % 7}%)`
        : `hsl(${hue} ${70 + hue % 17}% ${70 + hue % 7}%)`);
    }
    return this.colours.get(key);
  }

  colourOfChange(node, verdict) {
    if (verdict === NOISE) return isDark.matches ? "#57524c" : "#d8d2cb";
    const before = this.tree.before(node), change = this.tree.totals[node] - before;
    const strength = Math.min(1, 0.25 + Math.abs(change) / Math.max(this.tree.totals[node], before, 1));
    const isMore = verdict === MORE || (verdict !== LESS && change > 0), dark = isDark.matches;
    const lightness = dark ? 30 + 16 * strength : 84 - 26 * strength;
    return isMore ? `hsl(8 ${dark ? 52 : 72}% ${lightness}%)` : `hsl(210 ${dark ? 48 : 62}% ${lightness}%)`;
  }

  nodeAt(x, y) {
    const { tree, view } = this;
    const row = Math.floor((y + this.scroller.scrollTop) / this.row);
    const depth = this.isFlipped ? tree.height - 1 - row : row;
    const value = view.from + x / this.scroller.clientWidth * (view.to - view.from);
    if (value >= tree.totals[0]) return null;
    let node = 0;
    while (node !== undefined && tree.depths[node] < depth)
      node = tree.next(node).find(each => tree.starts[each] <= value && value < tree.starts[each] + tree.totals[each]);
    return node !== undefined && depth >= 0 ? node : null;
  }

  hover(node, event) {
    if (node !== this.hovered) {
      this.hovered = node;
      this.drawSoon();
    }
    this.canvas.style.cursor = node === null ? "default" : "pointer";
    this.hooks.hovered(node, event);
  }

  /** Returns the node that an arrow key leads to. */
  neighbour(node, key) {
    const { tree } = this, inward = this.isFlipped ? "ArrowUp" : "ArrowDown";
    if (key === inward) return tree.next(node)[0] ?? node;
    if (key === "ArrowUp" || key === "ArrowDown") return node === 0 ? 0 : tree.parents[node];
    if (node === 0) return node;
    const siblings = tree.next(tree.parents[node]);
    return siblings[siblings.indexOf(node) + (key === "ArrowRight" ? 1 : -1)] ?? node;
  }

  listen() {
    const { canvas, scroller } = this;
    let press = null; // where the button went down, and what was in view then
    canvas.addEventListener("pointerdown", event => {
      if (event.button === 0) press = { x: event.clientX, y: event.clientY, view: this.view, top: scroller.scrollTop, isDrag: false };
    });
    canvas.addEventListener("pointermove", event => {
      if (!press) return this.hover(this.nodeAt(event.offsetX, event.offsetY), event);
      const x = event.clientX - press.x, y = event.clientY - press.y;
      if (!press.isDrag && Math.hypot(x, y) < DRAGGED) return undefined;
      if (!press.isDrag) canvas.setPointerCapture(event.pointerId);
      press.isDrag = true;
      this.hover(null);
      canvas.style.cursor = "grabbing";
      const span = press.view.to - press.view.from;
      this.setView(press.view.from - x / scroller.clientWidth * span, span);
      scroller.scrollTop = press.top - y;
      return undefined;
    });
    canvas.addEventListener("pointerup", event => {
      const node = press && !press.isDrag ? this.nodeAt(event.offsetX, event.offsetY) : null;
      press = null;
      if (node !== null) this.hooks.zoomed(node);
    });
    canvas.addEventListener("pointercancel", () => { press = null; });
    canvas.addEventListener("pointerleave", () => { if (!press) this.hover(null); });
    scroller.addEventListener("wheel", event => this.roll(event), { passive: false });
    scroller.addEventListener("scroll", () => this.drawSoon());
    scroller.addEventListener("keydown", event => this.press(event));
    scroller.addEventListener("blur", () => this.hover(null));
    new ResizeObserver(() => this.drawSoon()).observe(scroller);
    isDark.addEventListener("change", () => this.drawSoon());
    isHuge.addEventListener("change", () => this.fitSize());
  }

  roll(event) {
    const span = this.view.to - this.view.from, place = event.offsetX / this.scroller.clientWidth;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const width = span * 1.0015 ** event.deltaY;
      this.setView(this.view.from + place * (span - width), width);
    } else if (event.deltaX) {
      event.preventDefault();
      this.setView(this.view.from + event.deltaX / this.scroller.clientWidth * span, span);
      this.scroller.scrollTop += event.deltaY;
    }
  }

  press(event) {
    if (isOfBrowser(event)) return;
    const span = this.view.to - this.view.from;
    if (event.key.startsWith("Arrow")) {
      const node = this.neighbour(this.hovered ?? this.zoomed, event.key), y = this.yOf(this.tree.depths[node]);
      this.hover(node);
      if (y < this.scroller.scrollTop) this.scroller.scrollTop = y;
      if (y + this.row > this.scroller.scrollTop + this.scroller.clientHeight)
        this.scroller.scrollTop = y + this.row - this.scroller.clientHeight;
    } else if (event.key === "Enter" && this.hovered !== null) {
      this.hooks.zoomed(this.hovered);
    } else if (event.key === "+" || event.key === "-") {
      const width = event.key === "+" ? span / 1.5 : span * 1.5;
      this.setView(this.view.from + (span - width) / 2, width);
    } else {
      return;
    }
    event.preventDefault();
  }
}
