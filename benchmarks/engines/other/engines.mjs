// Generators of node: engines.mjs ROUNDS. A line of JSON for each row, in nanoseconds or bytes.

const ROUNDS = Number(process.argv[2]);
const N = 100_000;
const NAME = `node ${process.versions.node}`;

function* upTo(n) {
    for (let i = 0; i < n; i++) {
        yield i;
    }
}

function byHand(n) {
    let i = 0;
    return {
        [Symbol.iterator]() {
            return this;
        },
        next() {
            return i < n ? { value: i++, done: false } : { value: undefined, done: true };
        },
    };
}

function* echo() {
    let x = yield;
    while (true) {
        x = yield x + 1;
    }
}

function total(elements) {
    let s = 0;
    for (const x of elements) {
        s += x * x;
    }
    return s;
}

function plain() {
    let s = 0;
    for (let i = 0; i < N; i++) {
        s += i * i;
    }
    return s;
}

function send() {
    const e = echo();
    e.next();
    let s = 0;
    for (let i = 0; i < N; i++) {
        s += e.next(i).value;
    }
    return s;
}

function balanced(begin, end) {
    if (begin === end) {
        return null;
    }
    const middle = (begin + end) >> 1;
    return { left: balanced(begin, middle), value: middle, right: balanced(middle + 1, end) };
}

function* inOrder(node) {
    if (node.left) {
        yield* inOrder(node.left);
    }
    yield node.value;
    if (node.right) {
        yield* inOrder(node.right);
    }
}

function* chain(length, n) {
    yield* length === 2 ? upTo(n) : chain(length - 1, n);
}

const kept = [];

function create(count, each) {
    for (let i = 0; i < count; i++) {
        kept[i & 15] = each();
    }
}

function begun() {
    const g = upTo(9);
    g.next();
    return g;
}

function row(name, group, label, work, elements) {
    let sink = 0;
    for (const end = performance.now() + 100; performance.now() < end; ) {
        sink += work() ?? 1; // compiled
    }
    const values = [];
    for (let i = 0; i < ROUNDS; i++) {
        const begin = process.hrtime.bigint();
        sink += work() ?? 1;
        values.push(Number(process.hrtime.bigint() - begin) / elements);
    }
    if (sink !== 0) {
        say(name, group, label, values);
    }
}

function say(name, group, label, values) {
    console.log(JSON.stringify({ id: `node-${name}`, group, label: `${NAME}: ${label}`, values }));
}

function retained() {
    const count = 100_000;
    const all = new Array(count).fill(null);
    globalThis.gc();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < count; i++) {
        all[i] = begun();
    }
    globalThis.gc();
    const bytes = (process.memoryUsage().heapUsed - before) / count;
    return all[count - 1].next().value === 1 ? bytes : NaN;
}

const NODES = 2 ** 15 - 1;
const tree = balanced(0, NODES);
row('plain', 'ELEMENT', 'plain loop', plain, N);
row('class', 'ELEMENT', 'hand-written iterator, for-of', () => total(byHand(N)), N);
row('generator', 'ELEMENT', 'generator, for-of', () => total(upTo(N)), N);
row('send', 'ELEMENT', 'generator, next(value)', send, N);
row('tree', 'DELEGATION', 'tree of 2^15 - 1 nodes, yield*', () => total(inOrder(tree)), NODES);
row('chain-10', 'DELEGATION', 'chain of 10', () => total(chain(10, N)), N);
row('chain-100', 'DELEGATION', 'chain of 100', () => total(chain(100, N)), N);
row('create', 'CREATION', 'made', () => create(10_000, () => upTo(9)), 10_000);
row('begin', 'CREATION', 'made, first next(), dropped', () => create(10_000, begun), 10_000);
say('retained', 'MEMORY', 'two numbers of its own', [retained()]);
