package dev.yieldwise.rules.knowledge;

import static dev.yieldwise.rules.knowledge.MutationTable.Argument.ABSENT;
import static dev.yieldwise.rules.knowledge.MutationTable.Argument.CURRENT;
import static dev.yieldwise.rules.knowledge.MutationTable.Argument.NEW;
import static dev.yieldwise.rules.knowledge.MutationTable.Argument.NONE;
import static dev.yieldwise.rules.knowledge.MutationTable.Argument.OTHER;
import static dev.yieldwise.rules.knowledge.MutationTable.Argument.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.rules.knowledge.MutationTable.Argument;
import dev.yieldwise.rules.knowledge.MutationTable.Verdict;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutationTableReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALL  | current
            SOME | other
            NONE | absent
            ALL  | new
            """)
    void eachArgumentHasItsRow(Verdict verdict, String argument) {
        MutationTable table = table("A|foreach|put(Object)|" + argument + "|" + verdict + "|1|1|-");
        Argument asked = Argument.valueOf(argument.toUpperCase(Locale.ROOT));
        assertThat(table.verdict("A", "foreach", "put(Object)", asked)).contains(verdict);
        assertThat(table.verdict("A", "foreach", "put(Object)", NONE)).isEmpty();
        assertThat(table.verdict("A", "forEach", "put(Object)", asked)).isEmpty();
    }

    @Test
    void dashIsTheArgumentOfAnOperationWithout() {
        assertThat(table("A|foreach|clear()|-|ALL|1|1|-").verdict("A", "foreach", "clear()", NONE))
                .contains(Verdict.ALL);
    }

    @Test
    void unknownArgumentIsAnyOfThem() {
        assertThat(unknown(Verdict.ALL, Verdict.ALL)).contains(Verdict.ALL);
        assertThat(unknown(Verdict.NONE, Verdict.NONE)).contains(Verdict.NONE);
        assertThat(unknown(Verdict.ALL, Verdict.NONE)).contains(Verdict.SOME);
        assertThat(unknown(Verdict.SOME, Verdict.ALL)).contains(Verdict.SOME);
        assertThat(unknown(Verdict.SOME, Verdict.SOME)).contains(Verdict.SOME);
        assertThat(table().verdict("A", "foreach", "put(Object)", UNKNOWN)).isEmpty();
    }

    @Test
    void classesAndOperationsThatItSpeaksOf() {
        MutationTable table = table("A|foreach|put(Object)|new|ALL|1|1|-", "B|stream|clear()|-|NONE|0|1|-");
        assertThat(table.classes()).containsExactlyInAnyOrder("A", "B");
        assertThat(table.knows("A", "put(Object)")).isTrue();
        assertThat(table.knows("A", "clear()")).isFalse();
        assertThat(table.knows("C", "clear()")).isFalse();
    }

    @Test
    void rowThatIsNoneIsRefused() {
        assertThatThrownBy(() -> table("A|foreach|put(Object)|later|ALL|1|1|-"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("later");
        assertThatThrownBy(() -> table("A|foreach")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Known from elsewhere than the program that made the table: the sources of the JDK and its documentation. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java.util.ArrayList                       | foreach         | remove(Object)   | CURRENT | ALL
            java.util.ArrayList                       | foreach         | remove(Object)   | ABSENT  | NONE
            java.util.ArrayList                       | foreach         | remove(Object)   | UNKNOWN | SOME
            java.util.ArrayList                       | foreach         | add(Object)      | UNKNOWN | ALL
            java.util.ArrayList                       | foreach         | set(int,Object)  | UNKNOWN | NONE
            java.util.ArrayList                       | foreach         | iterator.remove()| NONE    | NONE
            java.util.ArrayList                       | forEach         | remove(Object)   | CURRENT | ALL
            java.util.ArrayList                       | stream          | add(Object)      | NEW     | ALL
            java.util.LinkedList                      | foreach         | remove(Object)   | CURRENT | SOME
            java.util.ArrayDeque                      | foreach         | poll()           | NONE    | NONE
            java.util.ArrayDeque                      | foreach         | add(Object)      | NEW     | SOME
            java.util.PriorityQueue                   | foreach         | add(Object)      | NEW     | ALL
            java.util.HashSet                         | foreach         | remove(Object)   | CURRENT | SOME
            java.util.HashMap                         | keySet          | put(Object,Object) | CURRENT | NONE
            java.util.HashMap                         | keySet          | put(Object,Object) | OTHER | NONE
            java.util.HashMap                         | keySet          | put(Object,Object) | NEW   | SOME
            java.util.HashMap                         | forEach         | put(Object,Object) | NEW   | ALL
            java.util.HashMap                         | computeIfAbsent | put(Object,Object) | NEW   | ALL
            java.util.LinkedHashMap#accessOrder       | keySet          | get(Object)      | CURRENT | SOME
            java.util.LinkedHashMap                   | keySet          | get(Object)      | CURRENT | NONE
            java.util.EnumMap                         | keySet          | keySet().remove(Object) | CURRENT | NONE
            java.util.concurrent.CopyOnWriteArrayList | foreach         | add(Object)      | NEW     | NONE
            java.util.concurrent.CopyOnWriteArrayList | removeIf        | add(Object)      | NEW     | ALL
            java.util.concurrent.ConcurrentHashMap    | keySet          | put(Object,Object) | NEW   | NONE
            Collections.synchronizedList              | foreach         | add(Object)      | NEW     | ALL
            Arrays.asList                             | foreach         | add(Object)      | NEW     | NONE
            """)
    void committedTable(String className, String form, String operation, Argument argument, Verdict verdict) {
        assertThat(MutationTable.committed().verdict(className, form, operation, argument))
                .contains(verdict);
        assertThat(MutationTable.committed().knows(className, operation)).isTrue();
        assertThat(MutationTable.committed().classes()).contains(className);
    }

    @Test
    void committedTableSaysNothingOfOthers() {
        assertThat(MutationTable.committed().verdict("java.util.ArrayList", "foreach", "size()", UNKNOWN))
                .isEmpty();
        assertThat(MutationTable.committed().verdict("java.util.List", "foreach", "add(Object)", NEW))
                .isEmpty();
        assertThat(MutationTable.committed().verdict("java.util.ArrayList", "foreach", "add(Object)", ABSENT))
                .isEmpty();
    }

    private static Optional<Verdict> unknown(Verdict one, Verdict another) {
        return table(
                        "A|foreach|put(Object)|" + CURRENT.inTable() + "|" + one + "|1|1|-",
                        "A|foreach|put(Object)|" + OTHER.inTable() + "|" + another + "|1|1|-")
                .verdict("A", "foreach", "put(Object)", UNKNOWN);
    }

    private static MutationTable table(String... rows) {
        return MutationTable.read(
                "# a\tb\tc\td\tALL\n" + String.join("\n", rows).replace('|', '\t'));
    }
}
