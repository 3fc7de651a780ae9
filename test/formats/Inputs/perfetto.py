#!/usr/bin/env python3
"""Reads a trace in Perfetto's format by protoc and the rules of its reference, and prints it as JSON.

usage: perfetto.py TRACE        a gzip file or not

Prints {"process", "threads": {tid: name}, "slices", "instants", "counters": {name: [[ns, value]]}}. Slices are like those
of a query of trace processor: [tid, name, ns, duration, depth, arguments]. Fails on anything that a reader would
reject or that it does not know: fields, tracks, names, or a slice that does not nest.
"""
import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

CLEARED, NEEDED, OF_SEQUENCE, OF_TRACE = 1, 2, 64, 6
TOKENS = re.compile(r'\s*(?:([\w]+)(?:: ("(?:[^"\\]|\\.)*"|[^\s{]+)| (\{))|(\}))')


def decoded(path):
    """The packets as dictionaries whose values are lists."""
    raw = path.read_bytes()
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    proto = Path(__file__).with_name("perfetto.proto")
    text = subprocess.run(["protoc", f"-I{proto.parent}", "--decode=Trace", proto.name], input=raw,
                          stdout=subprocess.PIPE, check=True).stdout.decode()
    assert not re.search(r"^\s*\d+[:{ ]", text, re.M), "a field that the schema does not have"
    open_messages = [{}]
    for field, value, brace, _ in TOKENS.findall(text):
        if brace:
            message = {}
            open_messages[-1].setdefault(field, []).append(message)
            open_messages.append(message)
        elif field:
            if value.startswith('"'):
                value = re.sub(rb"\\([0-7]{3}|.)", unescaped, value[1:-1].encode()).decode()
            open_messages[-1].setdefault(field, []).append(value)
        else:
            open_messages.pop()
    return open_messages[0]["packet"]


def unescaped(match):
    code = match[1]
    return bytes([int(code, 8)]) if len(code) == 3 else {b"n": b"\n", b"t": b"\t", b"r": b"\r"}.get(code, code)


def only(message, field, default=None):
    values = message.get(field, [default])
    assert len(values) == 1, (field, values)
    return values[0]


class Sequence:
    def __init__(self, packet):
        assert int(only(packet, "sequence_flags", 0)) == CLEARED and only(packet, "first_packet_on_sequence") == "true"
        defaults = only(packet, "trace_packet_defaults")
        assert int(only(defaults, "timestamp_clock_id")) == OF_SEQUENCE
        self.track = only(only(defaults, "track_event_defaults"), "track_uuid")
        clocks = {int(only(clock, "clock_id")): clock for clock in only(packet, "clock_snapshot")["clocks"]}
        assert set(clocks) == {OF_TRACE, OF_SEQUENCE} and only(clocks[OF_SEQUENCE], "is_incremental") == "true"
        assert only(clocks[OF_TRACE], "timestamp") == only(clocks[OF_SEQUENCE], "timestamp") == "0"
        self.ns, self.names, self.open = 0, {}, []


class Reader:
    def __init__(self):
        self.sequences, self.tracks = {}, {}
        self.found = {"process": None, "threads": {}, "slices": [], "instants": [], "counters": {}}

    def describe(self, track):
        uuid = only(track, "uuid")
        assert uuid not in self.tracks, "a track is described once"
        self.tracks[uuid] = track
        if "process" in track:
            self.found["process"] = only(only(track, "process"), "process_name")
            return
        assert only(track, "parent_uuid") in self.tracks
        if "thread" in track:
            thread = only(track, "thread")
            self.found["threads"][only(thread, "tid")] = only(thread, "thread_name", "")
        else:
            assert "counter" in track
            self.found["counters"][only(track, "name")] = []

    def take(self, packet):
        number = only(packet, "trusted_packet_sequence_id")
        if number is not None and number not in self.sequences:
            self.sequences[number] = Sequence(packet)
            return
        if "track_descriptor" in packet:
            self.describe(only(packet, "track_descriptor"))
            return
        assert int(only(packet, "sequence_flags")) == NEEDED, packet
        sequence = self.sequences[number]
        sequence.ns += int(only(packet, "timestamp"))
        for entry in only(packet, "interned_data", {}).get("event_names", []):
            assert only(entry, "iid") not in sequence.names and only(entry, "iid") != "0"
            sequence.names[only(entry, "iid")] = only(entry, "name", "")
        self.happen(sequence, only(packet, "track_event"))

    def happen(self, sequence, event):
        track = self.tracks[only(event, "track_uuid", sequence.track)]
        kind = only(event, "type")
        name = sequence.names[only(event, "name_iid")] if "name_iid" in event else only(event, "name")
        arguments = {only(each, "name"): next(value[0] for key, value in each.items() if key != "name")
                     for each in event.get("debug_annotations", [])}
        if kind == "TYPE_COUNTER":
            self.found["counters"][only(track, "name")].append([sequence.ns, float(only(event, "double_counter_value"))])
            return
        thread = int(only(only(track, "thread"), "tid"))
        if kind == "TYPE_SLICE_BEGIN":
            sequence.open.append([thread, name, sequence.ns, arguments])
        elif kind == "TYPE_SLICE_END":
            thread, name, start, at_start = sequence.open.pop()
            self.found["slices"].append([thread, name, start, sequence.ns - start, len(sequence.open), {**at_start, **arguments}])
        else:
            assert kind == "TYPE_INSTANT", kind
            self.found["instants"].append([thread, name, sequence.ns, arguments])


def main():
    reader = Reader()
    for packet in decoded(Path(sys.argv[1])):
        reader.take(packet)
    assert not any(sequence.open for sequence in reader.sequences.values()), "every slice ends"
    print(json.dumps(reader.found))


main()
