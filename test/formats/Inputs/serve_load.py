#!/usr/bin/env python3
"""Loads a server: clients, slow readers, too many connections and garbage, and looks at what it and the watched program do.

usage: serve_load.py PROFILER FOLDER [SECONDS GARBAGE]
FOLDER   has served (of served.c)
SECONDS  for which 20 clients follow the program, in two halves; default: 4
GARBAGE  number of requests of garbage; default: 20000
"""
import random
import re
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from serving import Program, Server, until

PROFILER, FOLDER = sys.argv[1], Path(sys.argv[2]).resolve()
FOLLOWED = float(sys.argv[3]) if len(sys.argv) > 3 else 4
GARBAGE = int(sys.argv[4]) if len(sys.argv) > 4 else 20000
PIPELINED = 1000 # requests of some of the connections
CLIENTS, SLOW, MOST_CONNECTIONS, MOST_STREAMS = 20, 8, 64, 40
MOST_GROWTH = 16 << 10 # KiB; what allocators keep


def connect(server, small=False):
    client = socket.socket()
    if small:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(60)
    client.connect(("127.0.0.1", server.port))
    return client


def request(server, path):
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()


def follow(server, seconds=FOLLOWED):
    """Returns how often a client got newer data: the first time all of it, then what changed."""
    end, names = time.monotonic() + seconds, []
    for name, _ in server.events():
        names.append(name)
        if time.monotonic() > end:
            break
    assert names[0] == "whole" and set(names[1:]) <= {"change"}, names
    return len(names)


def read_slowly(server):
    """Asks for more than fits into any buffer, and reads none of it. Returns how long the server took to close."""
    client = connect(server, small=True)
    begin = time.monotonic()
    client.sendall(request(server, "/page.js") * 200)
    taken = 0
    time.sleep(12) # longer than a part of a response may take
    try:
        while part := client.recv(1 << 16):
            taken += len(part)
    except ConnectionError:
        pass
    client.close()
    assert taken < 200 * 10000, "it was dropped before everything was sent"
    return time.monotonic() - begin


def wrong_requests(server, number):
    """Sends many requests in one connection, each of which is refused."""
    client = connect(server)
    client.sendall(f"GET /{number} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode() * PIPELINED)
    answer = b""
    while answer.count(b"HTTP/1.1 404") < PIPELINED:
        part = client.recv(1 << 20)
        assert part, "the connection ends after as many requests, and not before"
        answer += part
    client.close()
    return PIPELINED


def garbage(server, numbers):
    """Sends requests that are none. Returns how many were answered by an error or by the end of the connection."""
    count = 0
    for number in numbers:
        if number % 9 == 8:
            count += wrong_requests(server, number)
            continue
        dice = random.Random(number)
        kind, host = number % 9, f"127.0.0.1:{server.port}"
        text = [lambda: dice.randbytes(dice.randrange(1, 400)) + b"\n\n",
                lambda: b"GET /" + b"x" * 9000 + b" HTTP/1.1\r\n\r\n",
                lambda: b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 9000,
                lambda: b"GET / HTTP/9.7\r\nHost: x\r\n\r\n" * 3,
                lambda: f"BREW /{dice.random()} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode(),
                lambda: f"GET /stream?profile={dice.randbytes(30).hex()} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode(),
                lambda: f"POST /baseline HTTP/1.1\r\nHost: {host}\r\nContent-Length: {10**15}\r\n\r\n".encode() + b"y" * 5000,
                lambda: f"GET /{'%' * 50}?{'&=' * 100} HTTP/1.1\r\nHost: {host}\r\nRange: bytes={','.join(['0-'] * 500)}\r\n\r\n".encode()][kind]()
        client = connect(server)
        try:
            client.sendall(text)
            client.shutdown(socket.SHUT_WR)
            answer = client.recv(100)
            if kind != 6: # which is answered before its body
                assert not answer.startswith(b"HTTP/1.1 200"), (kind, answer)
        except TimeoutError:
            raise
        except OSError: # it was closed before everything was sent
            pass
        client.close()
        count += 1
    return count


def are_too_many(server):
    """Connections, and streams, beyond the bound are refused, and places become free again."""
    clients = [connect(server) for _ in range(MOST_CONNECTIONS + 10)]
    answers = [client.recv(100) for client in clients[MOST_CONNECTIONS:]] # at once
    assert all(answer.startswith(b"HTTP/1.1 503") for answer in answers), answers
    for client in clients:
        client.close()
    until(lambda: server.ask("/profiles")[0] == 200, "a free place")
    streams = [until(lambda: open_stream(server), "a free stream") for _ in range(MOST_STREAMS)]
    status, _, text = server.ask("/stream")
    assert status == 503 and text == f"expected at most {MOST_STREAMS} streams, found more\n".encode(), text
    assert server.ask("/metrics")[0] == 200
    for client in streams:
        client.close()
    until(lambda: open_stream(server), "a free stream").close()


def open_stream(server):
    """Returns a client that is sent newer data, or None if there are too many."""
    client = connect(server)
    client.sendall(request(server, "/stream"))
    if client.recv(1000).startswith(b"HTTP/1.1 200"):
        return client
    client.close() # those of clients that have gone are noticed within a second
    return None


def bounds_baselines(server):
    """Only the newest moments are kept."""
    ids = [re.search(rb'"since":"(\d+)"', server.ask("/baseline", "POST")[2])[1].decode() for _ in range(100)]
    assert server.ask(f"/stream?since={ids[-9]}")[0] == 410
    assert next(server.events(f"?since={ids[-8]}"))[1]["live"]["isSince"]


def warm_up(server, pool):
    """Does everything once: threads, and what allocators keep, remain."""
    malformed = [number for number in range(720) if number % 9 != 8]
    list(pool.map(lambda _: garbage(server, malformed), range(4)))
    list(pool.map(lambda _: follow(server, 1), range(CLIENTS)))
    are_too_many(server)
    bounds_baselines(server)


def system_calls(path, begin, end):
    """Returns which calls the program made between two moments, and which signals it got."""
    names = set()
    for line in path.read_text().splitlines():
        moment, rest = re.match(r"(?:\d+ +)?([\d.]+) (.*)", line).groups()
        if begin <= float(moment) <= end:
            names.add(re.match(r"--- \w+|\w+|<\.\.\. \w+|\+\+\+", rest)[0].replace("<... ", ""))
    return names


def main():
    traced = FOLDER / "calls.txt"
    with Program(FOLDER, arguments=["many"], before=["strace", "-f", "-ttt", "-o", str(traced)]) as program:
        time.sleep(1)
        alone = time.time()
        time.sleep(3)
        with Server(PROFILER, "served.vprof", folder=FOLDER) as server, ThreadPoolExecutor(CLIENTS + SLOW + 4) as pool:
            begin = time.time()
            warm_up(server, pool)
            descriptors, memory, updates, sent, started = server.descriptors(), [], [], 0, time.monotonic()
            slow = [pool.submit(read_slowly, server) for _ in range(SLOW)]
            for _ in range(2): # what the first half leaves in threads and allocators stays; the second may add little
                clients = [pool.submit(follow, server, FOLLOWED / 2) for _ in range(CLIENTS)]
                sent += sum(pool.map(lambda part: garbage(server, range(part, 9 * GARBAGE // 2 // PIPELINED, 4)), range(4)))
                updates += [client.result() for client in clients]
                assert min(each.result() for each in slow) < 60
                memory.append(server.memory())
            took = time.monotonic() - started
            assert sent >= GARBAGE and min(updates) >= 2, (sent, updates)
            are_too_many(server)
            bounds_baselines(server)
            until(lambda: server.descriptors() <= descriptors, f"{descriptors} descriptors")
            assert memory[1] - memory[0] < MOST_GROWTH, f"the server's memory grew from {memory[0]} to {memory[1]} KiB"
            end = time.time()
            print(f"{sent} requests of garbage and twice {CLIENTS} clients with {min(updates)} to {max(updates)} updates in {took:.1f} s; "
                  f"memory {memory[0]} KiB after the first half, {memory[1]} KiB in the end")
        program.stop()
    before, watched = system_calls(traced, alone, begin), system_calls(traced, begin, end)
    assert "access" in before and watched <= before, (before, watched)


main()
