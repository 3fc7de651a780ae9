// Tables that are sorted, filtered and read out.

import { isOfBrowser, make, showCount } from "./format.js";

const ROWS = 200; // that are shown at first, and added by each press of the button below them

/**
 * A table. A column has `label`, `text(row)`, and optionally `key` (for sorting: `sort(row)`, a number or text),
 * `cell(row)` (an element in place of the text), `title`, `isText` (aligned left, and as wide as can be), and `isLabel`
 * (aligned left). A row may have `f`, its function, and `other`, another one.
 */
export class DataTable {
  constructor(place, { caption, columns, rows, sort = "", hooks = {}, none = "Nothing was recorded." }) {
    Object.assign(this, { caption, columns, rows, hooks, none, shown: ROWS, isKept: () => true, chosen: -1 });
    this.sort = sort;
    this.host = make("div", { className: "table" });
    this.header = columns.reduce((last, column, i) => column.isText || column.isLabel ? i : last, 0);
    place.append(this.host);
    this.render();
  }

  setFilter(isKept) {
    this.isKept = isKept || (() => true);
    this.shown = ROWS;
    this.render();
  }

  choose(f) {
    this.chosen = f;
    for (const line of this.host.querySelectorAll("tbody tr")) this.mark(line, line.row);
  }

  mark(line, row) {
    const isChosen = this.chosen >= 0 && (row.f === this.chosen || row.other === this.chosen);
    line.classList.toggle("chosen", isChosen);
    if (isChosen) line.setAttribute("aria-current", "true"); else line.removeAttribute("aria-current");
  }

  /** Sorts by a column's key, with a "-" in front from the largest to the smallest. */
  sortBy(sort) {
    this.sort = sort;
    this.render();
  }

  sorted() {
    const rows = this.rows.filter(this.isKept), isDown = this.sort.startsWith("-");
    const column = this.columns.find(each => each.key && each.key === this.sort.replace("-", ""));
    if (!column) return rows;
    const sign = isDown ? -1 : 1;
    return rows.map(row => [column.sort(row), row]).sort(([a], [b]) => {
      if (typeof a === "string") return sign * a.localeCompare(b);
      return a === b ? 0 : a === null || a === undefined ? 1 : b === null || b === undefined ? -1 : sign * (a - b);
    }).map(([, row]) => row);
  }

  heading(column) {
    const cell = make("th", { scope: "col", className: this.classOf(column), title: column.title || "" });
    if (!column.key) {
      cell.append(column.label);
      return cell;
    }
    const isSorted = this.sort.replace("-", "") === column.key, isDown = this.sort.startsWith("-");
    if (isSorted) cell.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    const button = make("button", { type: "button", className: "sort", textContent: column.label });
    button.onclick = () => {
      const first = column.isText ? column.key : `-${column.key}`;
      this.sortBy(isSorted && this.sort === first ? (isDown ? column.key : `-${column.key}`) : first);
      this.hooks.sorted?.(this.sort);
      this.host.querySelector("th[aria-sort] button")?.focus();
    };
    cell.append(button);
    return cell;
  }

  classOf(column) {
    if (!column.isText) return column.isLabel ? "label" : "";
    return this.columns.filter(each => each.isText).length > 1 ? "text half" : "text";
  }

  line(row) {
    const line = make("tr");
    line.row = row;
    this.columns.forEach((column, i) => {
      const cell = make(i === this.header ? "th" : "td", { className: this.classOf(column) });
      if (cell.tagName === "TH") cell.scope = "row";
      cell.append(column.cell ? column.cell(row) : column.text(row));
      line.append(cell);
    });
    this.mark(line, row);
    return line;
  }

  render() {
    const rows = this.sorted();
    if (!this.rows.length) {
      this.host.replaceChildren(make("p", { className: "faint", textContent: this.none }));
      return;
    }
    const head = make("tr");
    for (const column of this.columns) head.append(this.heading(column));
    const body = make("tbody");
    for (const row of rows.slice(0, this.shown)) body.append(this.line(row));
    const table = make("table", {}, make("caption", { className: "unseen", textContent: this.caption }), make("thead", {}, head), body);
    table.addEventListener("keydown", event => this.step(event));
    this.host.replaceChildren(make("div", { className: "wide", tabIndex: -1 }, table));
    if (!rows.length) this.host.append(make("p", { className: "faint", textContent: "Nothing matches the search." }));
    if (rows.length > this.shown) {
      const more = make("button", { type: "button", className: "further", textContent: `Show more: ${showCount(this.shown)} of ${showCount(rows.length)}` });
      more.onclick = () => {
        this.shown += 5 * ROWS;
        this.render();
      };
      this.host.append(more);
    }
  }

  /** Arrow keys lead from the function of one row to that of the next. */
  step(event) {
    if (isOfBrowser(event) || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const buttons = [...this.host.querySelectorAll("tbody button.name")];
    const next = buttons[buttons.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** A bar as long as a share of a whole. */
export function makeBar(part, whole) {
  const fill = make("span", { className: "fill" });
  fill.style.width = `${whole > 0 ? Math.min(100, 100 * part / whole) : 0}%`;
  return make("span", { className: "meter", "aria-hidden": "true" }, fill);
}
