// Numbers, colours and elements: what every view is made of.

export const byId = id => document.getElementById(id);

/** Whether a key is pressed together with one that makes it a command of the browser or the system. */
export const isOfBrowser = event => event.ctrlKey || event.metaKey || event.altKey;

/** Makes an element. Text is always set as text, never as markup. */
export function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties))
    if (name in node) node[name] = value; else node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Makes an element of SVG. */
export function makeShape(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const threeDigits = value => value < 9.995 ? value.toFixed(2) : value < 99.95 ? value.toFixed(1)
  : Math.round(value).toLocaleString("en");

function scaled(value, step, units) {
  let unit = 0, size = Math.abs(value);
  while (size >= step - 0.5 && unit < units.length - 1) { size /= step; ++unit; }
  const text = unit === 0 ? Math.round(size).toLocaleString("en") : threeDigits(size);
  return `${value < 0 && text !== "0" ? "−" : ""}${text} ${units[unit]}`;
}

export const showCount = value =>
  (Number.isInteger(value) ? value : Number(value.toFixed(2))).toLocaleString("en").replace("-", "−");
export const showDuration = value => scaled(value, 1000, ["ns", "µs", "ms", "s"]);
export const showBytes = value => scaled(value, 1024, ["B", "KiB", "MiB", "GiB", "TiB"]);
export const showBy = { nanoseconds: showDuration, bytes: showBytes, count: showCount };
/** What is added in a second: of time, how much of a processor that is. */
export const showRate = (unit, perSecond) => unit === "nanoseconds" ? `${(perSecond / 1e7).toFixed(1)} %`
  : unit === "bytes" ? `${showBytes(perSecond)}/s` : `${showCount(perSecond < 10 ? perSecond : Math.round(perSecond))}/s`;
export const showShare = (part, all) => all > 0 ? `${(100 * part / all).toFixed(1)} %` : "";
export const showPlural = (count, noun) => `${showCount(count)} ${noun}${count === 1 ? "" : "s"}`;

/** A name in not much more than `most` characters: without its middle, since the ends tell names apart. */
export function shortened(name, most = 72) {
  return name.length > most ? `${name.slice(0, most * 0.4)}…${name.slice(-most * 0.6)}` : name;
}

/** The hue of a function's colour in degrees: a warm one, the same as in images (FlameGraph.h). */
export function hueOf(name) {
  let hash = 2166136261; // FNV-1a
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return 10 + ((hash ^ (hash >>> 16)) >>> 0) % 44;
}

export const isDark = matchMedia("(prefers-color-scheme: dark)");
export const isStill = matchMedia("(prefers-reduced-motion: reduce)");

/** The function that tests names by what was typed, or null if that is no regular expression. */
export function matcherOf(text) {
  try {
    const expression = new RegExp(text, "i");
    return name => expression.test(name);
  } catch {
    return null;
  }
}
