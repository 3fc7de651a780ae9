// The profiles of a directory: those of running processes and of finished ones, to be shown, added up or compared.

import { byId, make, showBytes, showPlural } from "./format.js";
import { DataTable } from "./tables.js";

const INTERVAL = 2000; // milliseconds between two looks at the directory
const picked = []; // names, in the order in which they were picked

function addressOf(parameters) { return `view?${new URLSearchParams(parameters)}`; }

function pickButton(profile) {
  const box = make("input", { type: "checkbox", className: "pick", "aria-label": `Pick ${profile.name}`, checked: picked.includes(profile.name) });
  box.onchange = () => {
    if (box.checked) picked.push(profile.name); else picked.splice(picked.indexOf(profile.name), 1);
    showPicked();
  };
  return box;
}

function showPicked() {
  byId("merge").disabled = picked.length < 2;
  byId("compare").disabled = picked.length !== 2;
  byId("compare").title = picked.length === 2 ? `What changed from ${picked[0]} to ${picked[1]}` : "Pick two profiles: the earlier one first";
}

const profileTable = new DataTable(byId("profiles"), {
  caption: "Profiles", rows: [], sort: "", none: "There are no profiles.",
  columns: [
    { label: "", isLabel: true, cell: pickButton },
    { key: "state", label: "State", isLabel: true, text: row => row.isRunning ? "running" : row.processId ? "ended" : "merged", sort: row => row.isRunning ? 0 : 1 },
    { key: "changed", label: "Changed", text: row => new Date(1000 * row.changedAt).toLocaleString(), sort: row => row.changedAt },
    { key: "bytes", label: "Size", text: row => showBytes(row.bytes), sort: row => row.bytes },
    { key: "process", label: "Process", text: row => row.processId ? String(row.processId) : "", sort: row => row.processId },
    { key: "name", label: "Profile", isText: true, sort: row => row.name,
      cell: row => make("a", { href: addressOf({ profile: row.name }), textContent: row.name }) }] });

async function lookAgain() {
  try {
    const rows = await (await fetch("profiles")).json();
    if (JSON.stringify(rows) !== JSON.stringify(profileTable.rows)) {
      profileTable.rows = rows;
      profileTable.render();
    }
    const names = new Set(rows.map(row => row.name));
    for (const gone of picked.filter(name => !names.has(name))) picked.splice(picked.indexOf(gone), 1);
    byId("subtitle").textContent = `${showPlural(rows.length, "profile")}, ${rows.filter(row => row.isRunning).length} of running processes`;
  } catch {
    byId("subtitle").textContent = "The server does not answer";
  }
  showPicked();
  setTimeout(lookAgain, INTERVAL);
}

byId("merge").onclick = () => { location.href = addressOf(picked.map(name => ["profile", name])); };
byId("compare").onclick = () => { location.href = addressOf({ before: picked[0], profile: picked[1] }); };
lookAgain();
