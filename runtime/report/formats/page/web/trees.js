// Trees that are drawn as flame graphs. A node is a number; its callees, or callers, are made when they are
// first asked for, so that only what is seen costs anything.

import { LESS, MORE, NOISE } from "./profile.js";

class LazyTree {
  constructor(model, table) {
    this.model = model;
    this.table = table;
    this.functions = [];
    this.parents = [];
    this.depths = [];
    this.starts = [];
    this.totals = [];
    this.items = [];
    this.expanded = [];
  }

  add(f, parent, start, total, items) {
    this.functions.push(f);
    this.parents.push(parent);
    this.depths.push(parent < 0 ? 0 : this.depths[parent] + 1);
    this.starts.push(start);
    this.totals.push(total);
    this.items.push(items);
    this.expanded.push(null);
    return this.functions.length - 1;
  }

  /** Returns the nodes next to `node`, the largest first. */
  next(node) {
    if (!this.expanded[node]) {
      const { names } = this.model;
      const groups = [...this.grouped(node)].filter(([, group]) => group.total > 0);
      groups.sort(([a, first], [b, second]) => second.total - first.total || (names[a] < names[b] ? -1 : 1));
      let start = this.starts[node];
      this.expanded[node] = groups.map(([f, group]) => {
        start += group.total;
        return this.add(f, node, start - group.total, group.total, group.items);
      });
    }
    return this.expanded[node];
  }

  /** Returns the functions on the way from the root, which is left out. */
  path(node) {
    const path = [];
    for (let at = node; this.parents[at] >= 0; at = this.parents[at]) path.unshift(this.functions[at]);
    return path;
  }

  /** Returns the node at the end of a path, or as far as the path leads. */
  find(path) {
    let node = 0;
    for (const f of path) {
      const next = this.next(node).find(each => this.functions[each] === f);
      if (next === undefined) break;
      node = next;
    }
    return node;
  }
}

function groupOf(groups, f) {
  if (!groups.has(f)) groups.set(f, { total: 0, items: [] });
  return groups.get(f);
}

/** What is called below the contexts `roots`. Items are contexts. */
export class CalleeTree extends LazyTree {
  constructor(model, table, roots, f = -1) {
    super(model, table);
    this.add(f, -1, 0, roots.reduce((sum, i) => sum + table.total[i], 0), roots);
    this.height = 1 + roots.reduce((most, i) => Math.max(most, table.height[i]), 0);
  }

  grouped(node) {
    const groups = new Map(), { firstChild, children, functionOf } = this.model, { total } = this.table;
    for (const context of this.items[node])
      for (let k = firstChild[context]; k < firstChild[context + 1]; ++k) {
        const child = children[k], group = groupOf(groups, functionOf[child]);
        group.total += total[child];
        group.items.push(child);
      }
    return groups;
  }

  own(node) { return this.items[node].reduce((sum, i) => sum + this.table.own[i], 0); }
  sumOf(node, numbers) { return this.items[node].reduce((sum, i) => sum + numbers[i], 0); }
  totalError(node) { return Math.sqrt(this.sumOf(node, this.table.totalSquare)); }
  ownError(node) { return Math.sqrt(this.sumOf(node, this.table.ownSquare)); }
  before(node) { return this.sumOf(node, this.table.before); }
  changeError(node) { return this.items[node].length === 1 ? this.table.changeError[this.items[node][0]] : 0; }
  verdict(node) {
    return this.table.verdict && this.items[node].length === 1 ? this.table.verdict[this.items[node][0]] : null;
  }
}

/** Who calls. Items are pairs: a context, and the one whose value it leads to. */
export class CallerTree extends LazyTree {
  /** `weights` says what a context of `contexts` has; `f` is their function, or -1 for all functions. */
  constructor(model, table, contexts, weights, squares, f = -1) {
    super(model, table);
    this.weights = weights;
    this.squares = squares;
    const items = contexts.filter(i => weights[i] > 0).map(i => [i, i]);
    this.add(f, -1, 0, items.reduce((sum, [i]) => sum + weights[i], 0), items);
    const deepest = items.reduce((most, [i]) => Math.max(most, model.depthOf[i]), 0);
    this.height = f < 0 ? deepest + 1 : Math.max(deepest, 1);
  }

  grouped(node) {
    const groups = new Map(), { parentOf, functionOf } = this.model;
    const isOfAll = node === 0 && this.functions[0] < 0;
    for (const [at, end] of this.items[node]) {
      const caller = isOfAll ? at : parentOf[at];
      if (caller === 0) continue;
      const group = groupOf(groups, functionOf[caller]);
      group.total += this.weights[end];
      group.items.push([caller, end]);
    }
    return groups;
  }

  totalError(node) { return Math.sqrt(this.items[node].reduce((sum, [, end]) => sum + this.squares[end], 0)); }

  /** Returns what was judged of the function that a node is a caller of, or undefined. */
  changeOf(node) {
    let at = node;
    while (this.depths[at] > 1) at = this.parents[at];
    return at > 0 ? this.table.functionChanges.get(this.functions[at]) : undefined;
  }

  /** What a function had includes paths that are gone; by a caller, only paths that remain can be compared. */
  before(node) {
    if (this.depths[node] === 1) return this.changeOf(node)?.before ?? 0;
    return this.items[node].reduce((sum, [, end]) => sum + this.table.ownBefore[end], 0);
  }
  changeError(node) { return this.depths[node] === 1 ? this.changeOf(node)?.error ?? 0 : 0; }

  /** Functions were judged. What comes by a caller is shown as part of that change if it goes the same way. */
  verdict(node) {
    if (!this.table.functionChanges || node === 0) return null;
    const ofFunction = this.changeOf(node)?.verdict ?? NOISE, change = this.totals[node] - this.before(node);
    if (this.depths[node] === 1) return ofFunction;
    const isSame = change !== 0 && (ofFunction === MORE ? change > 0 : ofFunction !== LESS || change < 0);
    return isSame ? ofFunction : NOISE;
  }
}

export function calleesOfAll(model, table) { return new CalleeTree(model, table, [0]); }
export function callersOfAll(model, table) {
  return new CallerTree(model, table, model.order, table.own, table.ownSquare);
}
export function calleesOf(model, table, f) { return new CalleeTree(model, table, model.contextsOf(f), f); }
export function callersOf(model, table, f) {
  return new CallerTree(model, table, model.contextsOf(f), table.total, table.totalSquare, f);
}
