package dev.yieldwise.benchmarks.driver;

import static dev.yieldwise.benchmarks.driver.Group.CREATION;
import static dev.yieldwise.benchmarks.driver.Group.DELEGATION;
import static dev.yieldwise.benchmarks.driver.Group.ELEMENT;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.benchmarks.driver.Row.Wants;
import dev.yieldwise.benchmarks.rows.ChainRows;
import dev.yieldwise.benchmarks.rows.IntRows;
import dev.yieldwise.benchmarks.rows.MegaRows;
import dev.yieldwise.benchmarks.rows.PullRows;
import dev.yieldwise.benchmarks.rows.SendRows;
import dev.yieldwise.benchmarks.rows.TreeRows;
import dev.yieldwise.benchmarks.twins.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All rows that JMH measures. What is compared stands together, so that it is measured at about the same time. */
final class Catalogue {
    private static final int MANY = 100_000;
    private static final int FEW = 2_000;
    private static final int TREE = (1 << 15) - 1;
    private static final int SMALL_TREE = (1 << 8) - 1;

    private static final Supplier<EngineChoice> PULL = () -> PullRows.upTo(1).engine();
    private static final Supplier<EngineChoice> INT =
            () -> IntRows.upTo(1).boxed().engine();
    private static final Supplier<EngineChoice> SEND =
            () -> SendRows.echo().asGenerator().engine();
    private static final Supplier<EngineChoice> MEGA =
            () -> MegaRows.generators(1).get(0).engine();
    private static final Supplier<EngineChoice> IN_ORDER =
            () -> TreeRows.inOrder(Node.balanced(1)).engine();
    private static final Supplier<EngineChoice> CHAIN =
            () -> ChainRows.chain(2, 1).engine();

    private final List<Row> rows = new ArrayList<>();

    private Catalogue() {}

    static List<Row> rows() {
        Catalogue catalogue = new Catalogue();
        catalogue.elements();
        catalogue.libraries();
        catalogue.delegation();
        catalogue.creation();
        return List.copyOf(catalogue.rows);
    }

    private void elements() {
        plain("plain-local", "plain loop, into a local variable", "PlainRows.intoLocal");
        plain("plain", "plain loop", "PlainRows.intoField");
        plain("plain-boxed", "plain loop, into a Consumer of Integer", "PlainRows.handedOver");
        element("push", "push, boxed: forEach", "PushRows.boxed", Wants.PUSH, PULL);
        element("push-int", "push, int: forEach", "PushRows.primitive", Wants.PUSH, INT);
        plain("twin", "hand-written state machine, loop", "TwinRows.loop");
        element("pull", "woven, boxed: for-each loop", "PullRows.loop", Wants.WOVEN, PULL);
        plain("twin-next", "hand-written state machine, next() only", "TwinRows.nextOnly");
        element("pull-next", "woven, boxed: next() only", "PullRows.nextOnly", Wants.WOVEN, PULL);
        plain("twin-kept", "hand-written state machine, kept in a field", "TwinRows.keptLoop");
        plain("twin-guarded", "the same, guarded as a generator is", "TwinRows.guardedLoop");
        element("pull-kept", "woven, boxed: kept in a field", "PullRows.keptLoop", Wants.WOVEN, PULL);
        plain("twin-int", "hand-written state machine of int, loop", "TwinRows.intLoop");
        element("int", "woven, int: loop", "IntRows.loop", Wants.WOVEN, INT);
        plain("twin-int-next", "hand-written state machine of int, nextInt() only", "TwinRows.intNextOnly");
        element("int-next", "woven, int: nextInt() only", "IntRows.nextOnly", Wants.WOVEN, INT);
        plain("twin-int-kept", "hand-written state machine of int, kept in a field", "TwinRows.keptIntLoop");
        element("int-kept", "woven, int: kept in a field", "IntRows.keptLoop", Wants.WOVEN, INT);
        plain("textbook", "textbook iterator, loop", "TwinRows.textbookLoop");
        plain("textbook-next", "textbook iterator, next() only", "TwinRows.textbookNextOnly");
        plain("textbook-int", "textbook iterator of int, loop", "TwinRows.textbookIntLoop");
        plain("textbook-int-next", "textbook iterator of int, nextInt() only", "TwinRows.textbookIntNextOnly");
        plain("twin-send", "hand-written state machine, answered", "TwinRows.send");
        element("send", "woven, boxed: send()", "SendRows.send", Wants.WOVEN, SEND);
        plain("twin-mega", "five iterators, one loop for all", "MegaRows.byHand");
        element("mega", "woven, boxed: five bodies, one loop for all", "MegaRows.generators", Wants.WOVEN, MEGA);
        element("thread", "thread engine, boxed: for-each loop", "PullRows.loop", Wants.THREAD, PULL);
        element("thread-int", "thread engine, int: loop", "IntRows.loop", Wants.THREAD, INT);
        element("thread-send", "thread engine, boxed: send()", "SendRows.send", Wants.THREAD, SEND);
    }

    private void libraries() {
        plain("stream", "Stream.iterate, whole", "StreamRows.boxed");
        plain("stream-pull", "Stream.iterate, iterator()", "StreamRows.boxedPulled");
        plain("intstream", "IntStream.range, whole", "StreamRows.primitive");
        plain("intstream-pull", "IntStream.range, iterator()", "StreamRows.primitivePulled");
        plain("guava", "Guava AbstractIterator", "LibraryRows.guava");
        plain("vavr", "vavr Iterator.iterate", "LibraryRows.vavrIterator");
        plain("vavr-stream", "vavr Stream.iterate", "LibraryRows.vavrStream");
        plain("jayield", "jayield Query, traverse", "LibraryRows.jayield");
        plain("jayield-pull", "jayield Query, tryAdvance", "LibraryRows.jayieldPulled");
        plain("streamex", "StreamEx.iterate, whole", "LibraryRows.streamEx");
        plain("streamex-pull", "StreamEx.iterate, iterator()", "LibraryRows.streamExPulled");
        plain("jool", "jOOL Seq.iterate, whole", "LibraryRows.jool");
        plain("jool-pull", "jOOL Seq.iterate, iterator()", "LibraryRows.joolPulled");
        plain("javaflow", "Tascalate JavaFlow, classes rewritten by its plugin", "LibraryRows.javaflow");
    }

    private void delegation() {
        String tree = "tree of 2^15 - 1 nodes, ";
        add(
                "tree-twin",
                DELEGATION,
                tree + "hand-written with a stack",
                "TreeRows.byHand",
                Wants.PLAIN,
                null,
                TREE,
                TREE);
        tree("tree", "woven: " + tree + "yieldFrom", "TreeRows.yieldFrom", Wants.WOVEN, TREE);
        tree("tree-method", "woven: " + tree + "a method given the handle", "TreeRows.method", Wants.WOVEN, TREE);
        tree("tree-loops", "woven: " + tree + "each level in a loop", "TreeRows.loops", Wants.WOVEN, TREE);
        chain("chain-10", "woven: chain of 10", "ChainRows.ten", Wants.WOVEN);
        chain("chain-100", "woven: chain of 100", "ChainRows.hundred", Wants.WOVEN);
        tree(
                "thread-tree",
                "thread engine: tree of 2^8 - 1 nodes, yieldFrom",
                "TreeRows.yieldFrom",
                Wants.THREAD,
                SMALL_TREE);
        chain("thread-chain-10", "thread engine: chain of 10", "ChainRows.ten", Wants.THREAD);
        chain("thread-chain-100", "thread engine: chain of 100", "ChainRows.hundred", Wants.THREAD);
    }

    private void creation() {
        add("create-twin", CREATION, "hand-written: made", "CreationRows.byHandCreated", Wants.PLAIN, null, 1, 1);
        add("create", CREATION, "woven: made", "CreationRows.created", Wants.WOVEN, PULL, 1, 1);
        add(
                "begin-twin",
                CREATION,
                "hand-written: made, first next()",
                "CreationRows.byHandBegun",
                Wants.PLAIN,
                null,
                1,
                1);
        add("begin", CREATION, "woven: made, first next()", "CreationRows.begun", Wants.WOVEN, PULL, 1, 0);
        add("close", CREATION, "woven: made, first next(), close()", "CreationRows.closed", Wants.WOVEN, PULL, 1, 1);
        add(
                "thread-close",
                CREATION,
                "thread engine: made, first next(), close()",
                "CreationRows.closed",
                Wants.THREAD,
                PULL,
                1,
                1);
    }

    private void plain(String id, String label, String method) {
        element(id, label, method, Wants.PLAIN, null);
    }

    private void element(String id, String label, String method, Wants wants, Supplier<EngineChoice> choice) {
        add(id, ELEMENT, label, method, wants, choice, MANY, FEW);
    }

    private void tree(String id, String label, String method, Wants wants, int nodes) {
        add(id, DELEGATION, label, method, wants, IN_ORDER, nodes, SMALL_TREE);
    }

    private void chain(String id, String label, String method, Wants wants) {
        add(id, DELEGATION, label, method, wants, CHAIN, MANY, FEW);
    }

    private void add(
            String id,
            Group group,
            String label,
            String method,
            Wants wants,
            Supplier<EngineChoice> choice,
            int elements,
            int elementsByThread) {
        rows.add(new Row(id, group, label, method, wants, choice, elements, elementsByThread));
    }
}
