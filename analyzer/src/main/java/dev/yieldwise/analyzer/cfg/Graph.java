package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A graph under construction, and the place in it where the next element goes. There may be no such place: after a jump
 * nothing is live, and whatever is added until the next reached block is dropped. So dead code makes no blocks.
 */
final class Graph {
    /** Far above any real body (a method has at most 64 KB of byte code), far below what hurts. */
    static final int MAX_BLOCKS = 20_000;

    /** For elements and edges together: many calls under many catch clauses multiply. */
    static final int MAX_SIZE = 20 * MAX_BLOCKS;

    private final List<Block> made = new ArrayList<>();
    private int size;
    private Block here;
    /** Whether the last element of {@link #here} can throw, so that the next one needs a block of its own. */
    private boolean ended;

    /** A place to come back to. */
    record Position(Block block, boolean ended) {}

    Block block() {
        if (made.size() >= MAX_BLOCKS) {
            throw new CfgTooLarge("the control-flow graph has more than " + MAX_BLOCKS + " blocks");
        }
        Block block = new Block();
        block.number(made.size());
        made.add(block);
        return block;
    }

    boolean live() {
        return here != null;
    }

    Position position() {
        return new Position(here, ended);
    }

    void moveTo(Position position) {
        here = position.block;
        ended = position.ended;
    }

    /** Goes on in a block whose edges, those from further down apart, have been made; nothing is live if there are none. */
    void start(Block block) {
        moveTo(new Position(block.predecessors().isEmpty() ? null : block, false));
    }

    /** Goes on in a block that will be reached later. */
    void startAhead(Block block) {
        moveTo(new Position(block, false));
    }

    void add(Element element) {
        if (here == null) {
            return;
        }
        if (ended) {
            Block next = block();
            connect(here, next, Edge.Kind.NORMAL, Optional.empty());
            startAhead(next);
        }
        spend();
        here.add(element);
    }

    /** What was added last may throw, to these blocks. */
    void raise(List<Block> handlers) {
        if (here != null) {
            for (Block handler : handlers) {
                connect(here, handler, Edge.Kind.EXCEPTION, Optional.empty());
            }
            ended = true;
        }
    }

    /** Leaves the current block: nothing is live, and the caller makes the edges, if the block is not null. */
    Block leave() {
        Block from = here;
        here = null;
        return from;
    }

    void jump(Block to) {
        Block from = leave();
        if (from != null) {
            connect(from, to, Edge.Kind.NORMAL, Optional.empty());
        }
    }

    void branch(Node condition, Block ifTrue, Block ifFalse) {
        Block from = leave();
        if (from != null) {
            Optional<Node> decided = Optional.of(condition);
            connect(from, ifTrue, Edge.Kind.TRUE, decided);
            connect(from, ifFalse, Edge.Kind.FALSE, decided);
        }
    }

    void branchAlways(Node condition, boolean value, Block to) {
        Block from = leave();
        if (from != null) {
            connect(from, to, value ? Edge.Kind.TRUE : Edge.Kind.FALSE, Optional.of(condition));
        }
    }

    void connect(Block from, Block to, Edge.Kind kind, Optional<Node> condition) {
        spend();
        from.connect(new Edge(from, to, kind, condition));
    }

    private void spend() {
        if (++size > MAX_SIZE) {
            throw new CfgTooLarge("the control-flow graph has more than " + MAX_SIZE + " elements and edges");
        }
    }

    /** Drops blocks that only pass control on, joins stretches, and puts the rest in order. */
    Cfg finish(Node owner, Block entry, Block exit, Block exceptionalExit) {
        Block[] destinations = new Block[made.size()];
        for (Block block : made) {
            destinations[block.id()] = block;
        }
        int[] visitor = new int[made.size()];
        Arrays.fill(visitor, -1);
        for (Block block : made) {
            if (block != entry) {
                destinations[block.id()] = destination(block, destinations, visitor);
            }
        }
        for (Block block : made) {
            redirect(block, destinations);
        }
        int[] entered = new int[made.size()];
        for (Block block : reversePostorder(entry)) {
            block.successors().forEach(edge -> entered[edge.to().id()]++);
        }
        entered[entry.id()]++;
        entered[exit.id()]++;
        entered[exceptionalExit.id()]++;
        for (Block block : reversePostorder(entry)) {
            while (canAbsorbNext(block, entered)) {
                block.absorb(block.successors().get(0).to());
            }
        }
        return number(owner, entry, exit, exceptionalExit);
    }

    /** Where control ends up that arrives at a block, past blocks that do nothing. Shortens the way for later questions. */
    private static Block destination(Block block, Block[] destinations, int[] visitor) {
        Block at = block;
        while (onlyPassesOn(at)) {
            visitor[at.id()] = block.id();
            Block next = destinations[at.successors().get(0).to().id()];
            if (visitor[next.id()] == block.id()) {
                return at; // an empty endless loop
            }
            at = next;
        }
        return at;
    }

    private static boolean onlyPassesOn(Block block) {
        return block.elements().isEmpty()
                && block.successors().size() == 1
                && block.successors().get(0).kind() == Edge.Kind.NORMAL;
    }

    /** Also puts the handlers last: while building, they come before the edge to the next block. */
    private static void redirect(Block block, Block[] destinations) {
        List<Edge> normal = new ArrayList<>(block.successors().size());
        List<Edge> exceptional = new ArrayList<>();
        for (Edge edge : block.successors()) {
            Block to = destinations[edge.to().id()];
            Edge kept = to == edge.to() ? edge : new Edge(block, to, edge.kind(), edge.condition());
            (edge.kind() == Edge.Kind.EXCEPTION ? exceptional : normal).add(kept);
        }
        normal.addAll(exceptional);
        block.replaceSuccessors(normal);
    }

    private static boolean canAbsorbNext(Block block, int[] entered) {
        if (block.successors().size() != 1 || block.successors().get(0).kind() != Edge.Kind.NORMAL) {
            return false;
        }
        Block next = block.successors().get(0).to();
        boolean throwsOn = next.elements().isEmpty()
                && next.successors().stream().anyMatch(edge -> edge.kind() == Edge.Kind.EXCEPTION);
        return next != block && entered[next.id()] == 1 && !throwsOn;
    }

    private Cfg number(Node owner, Block entry, Block exit, Block exceptionalExit) {
        List<Block> order = reversePostorder(entry);
        for (Block last : List.of(exit, exceptionalExit)) {
            if (!order.contains(last)) {
                order.add(last);
            }
        }
        for (int i = 0; i < order.size(); i++) {
            order.get(i).number(i);
            order.get(i).forgetPredecessors();
        }
        for (Block block : order) {
            block.successors().forEach(edge -> edge.to().addPredecessor(edge));
        }
        return new Cfg(owner, order, exit, exceptionalExit);
    }

    /** The reachable blocks. Successors are visited last to first, so that the order follows the source. */
    private List<Block> reversePostorder(Block entry) {
        List<Block> order = new ArrayList<>();
        int[] unvisited = new int[made.size()];
        boolean[] seen = new boolean[made.size()];
        Deque<Block> path = new ArrayDeque<>();
        path.push(entry);
        seen[entry.id()] = true;
        unvisited[entry.id()] = entry.successors().size();
        while (!path.isEmpty()) {
            Block block = path.peek();
            int left = unvisited[block.id()]--;
            if (left == 0) {
                order.add(path.pop());
                continue;
            }
            Block next = block.successors().get(left - 1).to();
            if (!seen[next.id()]) {
                seen[next.id()] = true;
                unvisited[next.id()] = next.successors().size();
                path.push(next);
            }
        }
        Collections.reverse(order);
        return order;
    }
}
