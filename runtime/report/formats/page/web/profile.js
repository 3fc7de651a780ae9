// The data of a profile, as PageData.cpp writes it, and what follows from it. Nothing here knows of the page.

export const NOISE = 0, LESS = 1, MORE = 2, DIFFERS = 3, UNKNOWN = 4; // verdicts on a difference
export const FUNCTION = 0, REGION = 1;                   // kinds whose calls are counted

const LABELS = {
  time: "Time", off_cpu: "Off-CPU time", samples: "Samples", calls: "Calls", allocations: "Allocations",
  allocated_bytes: "Allocated bytes", live_bytes: "Live bytes", peak_bytes: "Bytes at peak",
  leaked_bytes: "Leaked bytes",
};

/** Returns the numbers of an array in which -n stands for n zeros. */
function unpacked(packed, Numbers = Float64Array) {
  let length = 0;
  for (const number of packed) length += number < 0 ? -number : 1;
  const numbers = new Numbers(length);
  let at = 0;
  for (const number of packed)
    if (number < 0) at -= number; else numbers[at++] = number;
  return numbers;
}

class ProfileModel {
  constructor(data) {
    this.data = data;
    this.title = data.title;
    this.difference = data.difference || null;
    this.values = data.values.map(value => ({ ...value, label: LABELS[value.name] || value.name }));
    const gone = this.difference ? this.difference.gone : [];
    this.lost = data.functions.name.length + gone.length; // stands for paths past the limit on contexts
    this.names = [...data.functions.name, ...gone, "[path lost]"];
    this.files = data.functions.files;
    this.file = unpacked(data.functions.file, Int32Array);
    this.line = unpacked(data.functions.line, Int32Array);
    this.kind = unpacked(data.functions.kind, Uint8Array);
    this.scale = this.difference ? 1 / this.difference.runsAfter : 1; // differences are per run
    this.readContexts(data.contexts);
    this.readCalls(data.calls);
    this.durations = new Map(data.durations.map(each => [each.function, each]));
    this.tables = new Map();
    this.functionTables = new Map();
    this.rates = null; // of a program that runs: what functions have per second, by value
    this.callTables = new Map();
  }

  readContexts(contexts) {
    const functions = unpacked(contexts.function, Int32Array), up = unpacked(contexts.up, Int32Array);
    const count = functions.length;
    const isLost = i => i > 0 && up[i] === 0;
    let size = count;
    for (let i = 1; i < count && size === count; ++i) if (isLost(i)) ++size;
    this.contexts = size;
    this.functionOf = new Int32Array(size);
    this.parentOf = new Int32Array(size);
    this.depthOf = new Int32Array(size);
    this.functionOf.set(functions);
    this.functionOf[0] = -1;
    if (size > count) {
      this.functionOf[count] = this.lost;
      this.depthOf[count] = 1;
    }
    this.firstChild = new Int32Array(size + 1);
    for (let i = 1; i < count; ++i) {
      this.parentOf[i] = isLost(i) ? count : i - up[i];
      this.depthOf[i] = this.depthOf[this.parentOf[i]] + 1;
      ++this.firstChild[this.parentOf[i] + 1];
    }
    if (size > count) ++this.firstChild[1];
    for (let i = 0; i < size; ++i) this.firstChild[i + 1] += this.firstChild[i];
    this.children = new Int32Array(size);
    const next = this.firstChild.slice();
    for (let i = 1; i < size; ++i) this.children[next[this.parentOf[i]]++] = i;
    // Callers before callees; only the context of lost paths comes after its own.
    this.order = Array.from({ length: size - 1 }, (_, i) => i + 1);
    if (size > count) this.order = [count, ...this.order.slice(0, -1)];
  }

  readCalls(calls) {
    const callers = unpacked(calls.caller, Int32Array), callees = unpacked(calls.callee, Int32Array);
    const counts = unpacked(calls.calls), recursive = unpacked(calls.recursive);
    this.calls = Array.from(callers, (caller, i) =>
      ({ caller: caller - 1, callee: callees[i], calls: counts[i] * this.scale, recursive: recursive[i] * this.scale }));
  }

  /** Says over how many runs numbers are sums that are not per run; "" if there is but one. */
  get ofRuns() { return this.scale < 1 ? ` of ${this.difference.runsAfter} runs` : ""; }

  placeOf(f) {
    const file = this.files[this.file[f] || 0];
    return file && this.line[f] ? `${file}:${this.line[f]}` : file;
  }
  hasCalls(f) { return (this.kind[f] || 0) <= REGION && f !== this.lost; }
  valueOf(name) { return this.values.find(value => value.name === name); }
  hasValue(name) { return this.values.some(value => value.name === name); }

  /** Returns what each context has of a value: own and total, and the squares of their errors. */
  tableOf(name) {
    if (!this.tables.has(name)) this.tables.set(name, this.makeTable(name));
    return this.tables.get(name);
  }

  makeTable(name) {
    const size = this.contexts, { parentOf, order } = this, { contexts } = this.data;
    const wide = packed => { // one element more than in the data: that of lost paths
      const numbers = new Float64Array(size);
      if (packed) numbers.set(unpacked(packed));
      return numbers.map(number => number * this.scale);
    };
    const squares = packed => wide(packed).map(error => error * error);
    const own = wide(contexts.own[name]), height = new Int32Array(size);
    own[0] = 0;
    const total = own.slice(), ownSquare = squares(contexts.ownError[name]);
    const measured = contexts.totalError[name];
    const totalSquare = measured ? squares(measured) : ownSquare.slice();
    for (let k = order.length; k-- > 0;) {
      const i = order[k], parent = parentOf[i];
      total[parent] += total[i];
      if (!measured) totalSquare[parent] += totalSquare[i];
      if (total[i] > 0) height[parent] = Math.max(height[parent], height[i] + 1);
    }
    return { own, total, ownSquare, totalSquare, height, ...this.earlier(name) };
  }

  /** Returns what each context had in the earlier profile, and the verdicts, if there is one. */
  earlier(name) {
    const change = this.difference && this.difference.values[name];
    if (!change) return { before: null };
    const perRun = packed => {
      const numbers = new Float64Array(this.contexts);
      numbers.set(unpacked(packed));
      return numbers.map(sum => sum / this.difference.runsBefore);
    };
    const changeError = new Float64Array(this.contexts);
    changeError.set(unpacked(change.contexts.error));
    const verdict = new Uint8Array(this.contexts);
    verdict.set(unpacked(change.contexts.verdict));
    return { before: perRun(change.contexts.before), ownBefore: perRun(change.contexts.ownBefore), changeError, verdict,
             functionChanges: new Map(this.changesOf(name).map(row => [row.f, row])) };
  }

  /** Returns what each function has of a value, over all contexts. */
  functionsOf(name) {
    if (!this.functionTables.has(name)) {
      const table = this.tableOf(name), size = this.names.length, sums = this.data.functionSums?.[name];
      const own = new Float64Array(size), total = new Float64Array(size), error = new Float64Array(size);
      for (let i = 1; i < this.contexts && !sums; ++i) {
        own[this.functionOf[i]] += table.own[i];
        total[this.functionOf[i]] += table.total[i];
      }
      if (sums) { // small contexts were folded, but not their functions
        own.set(sums.own);
        total.set(sums.total);
      }
      if (this.data.functionError[name])
        unpacked(this.data.functionError[name]).forEach((each, f) => { error[f] = each * this.scale; });
      this.functionTables.set(name, { own, total, error, whole: table.total[0] });
    }
    return this.functionTables.get(name);
  }

  /** Returns the value of what a caller called, by caller (-1 if it is not instrumented) and callee. */
  callValue(name, caller, callee) {
    if (!this.callTables.has(name)) {
      const sums = new Map(), { total } = this.tableOf(name);
      for (let i = 1; i < this.contexts; ++i) {
        const key = this.callKey(this.functionOf[this.parentOf[i]], this.functionOf[i]);
        sums.set(key, (sums.get(key) || 0) + total[i]);
      }
      this.callTables.set(name, sums);
    }
    return this.callTables.get(name).get(this.callKey(caller, callee)) || 0;
  }
  callKey(caller, callee) { return (caller + 1) * this.names.length + callee; }

  /** Returns the contexts of a function. */
  contextsOf(f) {
    const list = [];
    for (let i = 1; i < this.contexts; ++i) if (this.functionOf[i] === f) list.push(i);
    return list;
  }

  /** Returns the functions on the path to a context, the outermost first. */
  pathTo(context) {
    const path = [];
    for (let i = context; i > 0; i = this.parentOf[i]) path.unshift(this.functionOf[i]);
    return path;
  }

  /** Returns what changed, a row for each function of either profile; empty if nothing is known. */
  changesOf(name) {
    const change = this.difference && this.difference.values[name];
    if (!change) return [];
    const { function: functions, before, after, error, verdict } = change.functions;
    const lists = [functions, before, after, error, verdict].map(list => unpacked(list));
    return Array.from(lists[0], (f, i) => ({
      f, before: lists[1][i] / this.difference.runsBefore, after: lists[2][i] / this.difference.runsAfter,
      error: lists[3][i], verdict: lists[4][i],
    })).filter(row => row.before > 0 || row.after > 0);
  }
}

/** The one way in: `data` is the page's JSON object, wherever it comes from. */
export function readProfileData(data) { return new ProfileModel(data); }
