"use strict";
// Draws `data` on a canvas as large as the window; the page scrolls over it.

const ROW = 20;        // pixels a level is high
const NARROWEST = 0.4; // pixels below which a frame is not drawn
const NOISE = 0, LESS = 1, MORE = 2; // verdicts on a difference; others do not judge it
const element = id => document.getElementById(id);
const canvas = element("graph"), scroller = element("scroll"), room = element("room");
const pen = canvas.getContext("2d");
const isDark = matchMedia("(prefers-color-scheme: dark)");
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

// data.frames: numbers in rows of data.columns, a frame each, callers before callees.
const frames = (() => {
  const list = [], open = [], width = data.columns.length;
  for (let i = 0; i < data.frames.length; i += width) {
    const frame = { index: list.length };
    data.columns.forEach((column, k) => { frame[column] = data.frames[i + k]; });
    open.length = frame.depth;
    frame.parent = open[frame.depth - 1] || null;
    frame.start = frame.parent ? frame.parent.next : 0;
    frame.next = frame.start;
    if (frame.parent) frame.parent.next += frame.total;
    open.push(frame);
    list.push(frame);
  }
  return list;
})();
const whole = frames[0];
const levels = [];
for (const frame of frames) (levels[frame.depth] = levels[frame.depth] || []).push(frame);

let zoomed = whole;                          // the frame that fills the width
let view = { from: 0, to: whole.total || 1 }; // values at the edges
let isFlipped = false;                       // the outermost frame is at the bottom
let hovered = null, found = null;            // found: the frames that match, null without a search
let colours = {};

// Numbers as people read them.
const digits = value => value < 9.995 ? value.toFixed(2) : value < 99.95 ? value.toFixed(1)
  : Math.round(value).toLocaleString("en");
function scaled(value, step, units) {
  let unit = 0;
  while (Math.abs(value) >= step - 0.5 && unit < units.length - 1) { value /= step; ++unit; }
  const sign = value < 0 ? "−" : "";
  const text = unit === 0 ? Math.round(Math.abs(value)).toLocaleString("en") : digits(Math.abs(value));
  return `${sign}${text} ${units[unit]}`;
}
const formats = {
  nanoseconds: value => scaled(value, 1000, ["ns", "µs", "ms", "s"]),
  bytes: value => scaled(value, 1024, ["B", "KiB", "MiB", "GiB", "TiB"]),
  count: value => value.toLocaleString("en").replace("-", "−"),
};
const show = formats[data.unit];
const share = (part, all) => all > 0 ? `${(100 * part / all).toFixed(1)} %` : "";
const nameOf = frame => frame === whole ? "all" : data.names[frame.name];

// Colours: by function, or by difference where there is one to show.
function colourOf(frame) {
  if (found && found.has(frame)) return isDark.matches ? "#b46be0" : "#cf8df0";
  if (frame === whole) return isDark.matches ? "#3a3530" : "#ddd6cd";
  if (!data.isDifference) {
    const hue = data.hues[frame.name];
    const lightness = (isDark.matches ? 56 : 68) + hue % 7;
    return `hsl(${hue} ${70 + hue % 17}% ${lightness}%)`;
  }
  const difference = frame.total - frame.before;
  if (frame.verdict === NOISE) return isDark.matches ? "#5a544e" : "#d8d2cb";
  const strength = Math.min(1, 0.25 + Math.abs(difference) / Math.max(frame.total, frame.before, 1));
  return difference > 0 ? `hsl(8 72% ${84 - 26 * strength}%)` : `hsl(210 62% ${84 - 26 * strength}%)`;
}

const yOf = depth => (isFlipped ? levels.length - 1 - depth : depth) * ROW;
const depthAt = y => {
  const row = Math.floor(y / ROW);
  return isFlipped ? levels.length - 1 - row : row;
};

function fitText(text, width) {
  const most = Math.floor(width / 6.2); // no name of so many characters fits
  if (most < 2) return "";
  if (text.length <= most + 8 && pen.measureText(text).width <= width) return text;
  let low = 1, high = Math.min(text.length, 4 * most);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pen.measureText(text.slice(0, middle) + "…").width <= width) low = middle; else high = middle - 1;
  }
  return low < 2 ? "" : text.slice(0, low) + "…";
}

function drawFrame(frame, width, scale) {
  const left = Math.max(0, (frame.start - view.from) * scale);
  const right = Math.min(width, (frame.start + frame.total - view.from) * scale);
  if (right - left < NARROWEST) return;
  const y = yOf(frame.depth) - scroller.scrollTop;
  const isAbove = frame.depth < zoomed.depth;
  pen.globalAlpha = (isAbove ? 0.45 : 1) * (found && !found.has(frame) ? 0.55 : 1);
  pen.fillStyle = colourOf(frame);
  const gap = right - left > 3 ? 1 : 0;
  pen.beginPath();
  if (right - left > 8 && pen.roundRect) pen.roundRect(left, y, right - left - gap, ROW - 1, 2.5);
  else pen.rect(left, y, right - left - gap, ROW - 1);
  pen.fill();
  if (frame === hovered) {
    pen.globalAlpha = 1;
    pen.lineWidth = 1.5;
    pen.strokeStyle = colours.ink;
    pen.stroke();
  }
  pen.globalAlpha = isAbove ? 0.75 : 1;
  const text = fitText(nameOf(frame), right - left - gap - 9);
  if (!text) return;
  pen.fillStyle = frame === whole || (data.isDifference && isDark.matches) ? colours.ink : "#2a1c10";
  pen.fillText(text, left + 5, y + ROW / 2);
}

function draw() {
  const width = scroller.clientWidth, height = Math.max(scroller.clientHeight, ROW);
  const ratio = window.devicePixelRatio || 1;
  room.style.height = `${levels.length * ROW}px`;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${Math.min(height, levels.length * ROW)}px`;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(Math.min(height, levels.length * ROW) * ratio);
  const style = getComputedStyle(document.body);
  colours = { ink: style.color };
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.font = `12px ${style.fontFamily}`;
  pen.textBaseline = "middle";
  const scale = width / (view.to - view.from);
  const first = Math.floor(scroller.scrollTop / ROW);
  const last = Math.min(levels.length - 1, Math.ceil((scroller.scrollTop + height) / ROW));
  for (let row = first; row <= last; ++row) {
    const level = levels[isFlipped ? levels.length - 1 - row : row];
    let low = 0, high = level.length; // the first frame that reaches into view
    while (low < high) {
      const middle = (low + high) >> 1;
      if (level[middle].start + level[middle].total <= view.from) low = middle + 1; else high = middle;
    }
    for (; low < level.length && level[low].start < view.to; ++low) drawFrame(level[low], width, scale);
  }
  pen.globalAlpha = 1;
}

// Zooming moves the edges of the view.
let motion = 0;
function moveView(to) {
  const from = { ...view }, begin = performance.now(), own = ++motion;
  if (isStill.matches || document.hidden) {
    view = to;
    draw();
    return;
  }
  const step = now => {
    if (own !== motion) return;
    const part = Math.min(1, Math.max(0, now - begin) / 180), ease = 1 - (1 - part) ** 3;
    view = { from: from.from + (to.from - from.from) * ease, to: from.to + (to.to - from.to) * ease };
    draw();
    if (part < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

function showPath() {
  const path = element("path");
  path.replaceChildren();
  if (zoomed === whole) return;
  const callers = [];
  for (let frame = zoomed; frame; frame = frame.parent) callers.unshift(frame);
  for (const frame of callers) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = nameOf(frame);
    button.onclick = () => zoom(frame);
    path.append(button);
  }
}

function zoom(frame) {
  zoomed = frame;
  element("reset").disabled = frame === whole;
  showPath();
  const total = Math.max(frame.total, 1);
  const y = yOf(frame.depth);
  if (y < scroller.scrollTop || y + ROW > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = y - ROW;
  moveView({ from: frame.start, to: frame.start + total });
  keepState();
}

/** What the matching frames have, those inside others left out. */
function matchedTotal() {
  let sum = 0, end = 0;
  for (const frame of frames) // in the order of their starts, callers first
    if (found.has(frame) && frame.start >= end) {
      sum += frame.total;
      end = frame.start + frame.total;
    }
  return sum;
}

function search(text) {
  const field = element("search"), matched = element("matched");
  field.classList.remove("wrong");
  matched.textContent = "";
  found = null;
  if (text) {
    let expression = null;
    try {
      expression = new RegExp(text, "i");
    } catch {
      field.classList.add("wrong");
    }
    if (expression) {
      const isMatch = data.names.map((name, i) => expression.test(name) || expression.test(data.places[i]));
      found = new Set(frames.filter(frame => frame !== whole && isMatch[frame.name]));
      matched.textContent = found.size ? `${share(matchedTotal(), whole.total)} matched` : "no match";
    }
  }
  draw();
  keepState();
}

// The state stands in the address, so that it can be sent and survives a reload.
function keepState() {
  const state = new URLSearchParams();
  if (zoomed !== whole) state.set("zoom", zoomed.index);
  if (element("search").value) state.set("search", element("search").value);
  if (isFlipped) state.set("flip", "1");
  history.replaceState(null, "", `#${state}`);
}

function restoreState() {
  const state = new URLSearchParams(location.hash.slice(1));
  isFlipped = state.get("flip") === "1";
  element("search").value = state.get("search") || "";
  zoomed = frames[Number(state.get("zoom"))] || whole;
  view = { from: zoomed.start, to: zoomed.start + Math.max(zoomed.total, 1) };
  element("reset").disabled = zoomed === whole;
  showPath();
  search(element("search").value);
}

function frameAt(x, y) {
  const level = levels[depthAt(y + scroller.scrollTop)];
  const value = view.from + x / scroller.clientWidth * (view.to - view.from);
  return level ? level.find(frame => frame.start <= value && value < frame.start + frame.total) || null : null;
}

const plusMinus = error => error >= 0.5 ? ` ± ${show(error)}` : "";

function tipRows(frame) {
  const rows = [["total", show(frame.total) + plusMinus(data.isDifference ? 0 : frame.totalError),
                 share(frame.total, whole.total)]];
  if (data.isDifference) {
    const difference = frame.total - frame.before;
    const relative = frame.before ? `${(100 * difference / frame.before).toFixed(1)} %` : "new";
    rows.push(["before", show(frame.before), ""]);
    rows.push(["difference", (difference > 0 ? "+" : "") + show(difference) + plusMinus(frame.totalError),
               difference ? relative : ""]);
    const verdict = difference ? { [NOISE]: "within noise", [LESS]: "less", [MORE]: "more" }[frame.verdict] : "same";
    if (verdict) rows.push(["verdict", verdict, ""]);
  }
  if (!data.isInverted)
    rows.push([data.unit === "nanoseconds" ? "self" : "own",
               show(frame.own) + plusMinus(frame.ownError), share(frame.own, whole.total)]);
  if (data.value !== "calls" && frame !== whole && !data.isInverted) rows.push(["calls", frame.calls === null ? "unknown" : formats.count(frame.calls), ""]);
  if (frame !== whole && !data.isDifference)
    for (const [name, duration] of data.durations[frame.name] || []) rows.push([name, duration, "of calls"]);
  if (zoomed !== whole) rows.push(["of the zoomed", share(frame.total, zoomed.total), ""]);
  return rows;
}

function showTip(frame, x, y) {
  const tip = element("tip");
  tip.hidden = !frame;
  if (!frame) return;
  const name = document.createElement("b"), place = document.createElement("div");
  name.textContent = nameOf(frame);
  place.className = "place";
  place.textContent = frame === whole ? "" : data.places[frame.name];
  const table = document.createElement("table");
  for (const row of tipRows(frame)) {
    const line = table.insertRow();
    row.forEach((text, i) => {
      const cell = document.createElement(i === 0 ? "th" : "td");
      cell.textContent = text;
      line.append(cell);
    });
  }
  tip.replaceChildren(name, place, table);
  const box = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - box.width - 8))}px`;
  tip.style.top = `${y + 18 + box.height > innerHeight ? Math.max(4, y - box.height - 12) : y + 18}px`;
}

const resting = () => `${frames.length.toLocaleString("en")} frames · click zooms, Escape resets, / searches`;
function hover(frame, x, y) {
  if (frame !== hovered) {
    hovered = frame;
    draw();
    element("details").textContent = frame ? `${nameOf(frame)} — ${tipRows(frame).map(row =>
      row[0] + " " + row[1] + (row[2] ? ` (${row[2]})` : "")).join(", ")}` : resting();
  }
  showTip(x === undefined ? null : frame, x, y);
  canvas.style.cursor = frame ? "pointer" : "default";
}

canvas.addEventListener("mousemove", event => hover(frameAt(event.offsetX, event.offsetY), event.clientX, event.clientY));
canvas.addEventListener("mouseleave", () => hover(null));
canvas.addEventListener("click", event => {
  const frame = frameAt(event.offsetX, event.offsetY);
  if (frame) zoom(frame);
});
scroller.addEventListener("scroll", draw);
new ResizeObserver(draw).observe(scroller);
isDark.addEventListener("change", draw);
element("reset").onclick = () => zoom(whole);
element("search").oninput = event => search(event.target.value);
function flip() {
  isFlipped = !isFlipped;
  scroller.scrollTop = isFlipped ? scroller.scrollHeight : 0;
  draw();
  keepState();
}
element("flip").onclick = flip;

/** The frame that an arrow key leads to from `frame`. */
function neighbour(frame, key) {
  const inward = isFlipped ? "ArrowUp" : "ArrowDown", outward = isFlipped ? "ArrowDown" : "ArrowUp";
  if (key === outward) return frame.parent || frame;
  if (key === inward)
    return (levels[frame.depth + 1] || []).find(next => next.parent === frame) || frame;
  const level = levels[frame.depth];
  const next = level[level.indexOf(frame) + (key === "ArrowRight" ? 1 : -1)];
  return next || frame;
}

document.addEventListener("keydown", event => {
  const isTyping = document.activeElement === element("search");
  if (event.key === "Escape") {
    if (isTyping) element("search").blur();
    else zoom(whole);
  } else if (isTyping) {
    return;
  } else if (event.key === "/" || (event.key === "f" && (event.ctrlKey || event.metaKey))) {
    event.preventDefault();
    element("search").select();
  } else if (event.key === "f") {
    flip();
  } else if (event.key.startsWith("Arrow") && document.activeElement === scroller) {
    event.preventDefault();
    hover(neighbour(hovered || zoomed, event.key));
  } else if (event.key === "Enter" && document.activeElement === scroller && hovered) {
    zoom(hovered);
  }
});

element("title").textContent = data.title;
element("subtitle").textContent = `${show(whole.total)} ${data.subtitle}`;
element("details").textContent = resting();
element("legend").hidden = !data.isDifference;
restoreState();
addEventListener("hashchange", restoreState);
