"""Generators of CPython: engines.py ROUNDS. A line of JSON for each row, in nanoseconds or bytes."""

import gc
import json
import platform
import sys
import time
import tracemalloc

ROUNDS = int(sys.argv[1])
N = 100_000
NAME = f"{platform.python_implementation()} {platform.python_version()}"


def up_to(n):
    i = 0
    while i < n:
        yield i
        i += 1


class ByHand:
    def __init__(self, n):
        self.i = -1
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i < self.n:
            return self.i
        raise StopIteration


def echo():
    x = yield
    while True:
        x = yield x + 1


def total(elements):
    s = 0
    for x in elements:
        s += x * x
    return s


def plain():
    s = 0
    i = 0
    while i < N:
        s += i * i
        i += 1
    return s


def send():
    e = echo()
    next(e)
    s = 0
    for i in range(N):
        s += e.send(i)
    return s


def balanced(begin, end):
    if begin == end:
        return None
    middle = (begin + end) // 2
    return balanced(begin, middle), middle, balanced(middle + 1, end)


def in_order(node):
    left, value, right = node
    if left:
        yield from in_order(left)
    yield value
    if right:
        yield from in_order(right)


def chain(length, n):
    yield from up_to(n) if length == 2 else chain(length - 1, n)


def created(count):
    for _ in range(count):
        up_to(9)


def begun(count):
    for _ in range(count):
        next(up_to(9))


def row(name, group, label, work, elements):
    work()
    values = []
    for _ in range(ROUNDS):
        begin = time.perf_counter_ns()
        work()
        values.append((time.perf_counter_ns() - begin) / elements)
    say(name, group, label, values)


def say(name, group, label, values):
    print(json.dumps({"id": "python-" + name, "group": group, "label": f"{NAME}: {label}", "values": values}))


def retained():
    count = 100_000
    begin_all = [None] * count
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for i in range(count):
        begin_all[i] = up_to(9)
        next(begin_all[i])
    return (tracemalloc.get_traced_memory()[0] - before) / count


NODES = 2**15 - 1
tree = balanced(0, NODES)
row("plain", "ELEMENT", "plain while loop", plain, N)
row("class", "ELEMENT", "class with __next__", lambda: total(ByHand(N)), N)
row("generator", "ELEMENT", "generator, for loop", lambda: total(up_to(N)), N)
row("send", "ELEMENT", "generator, send()", send, N)
row("tree", "DELEGATION", "tree of 2^15 - 1 nodes, yield from", lambda: total(in_order(tree)), NODES)
row("chain-10", "DELEGATION", "chain of 10", lambda: total(chain(10, N)), N)
row("chain-100", "DELEGATION", "chain of 100", lambda: total(chain(100, N)), N)
row("create", "CREATION", "made", lambda: created(10_000), 10_000)
row("begin", "CREATION", "made, first next(), dropped", lambda: begun(10_000), 10_000)
say("retained", "MEMORY", "two ints of its own", [retained()])
