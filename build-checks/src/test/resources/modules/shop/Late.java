package shop;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorLambda;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import shop.shelf.Shelf;

/** One body, asked for without a lookup, with lookups that do not suffice, and with one that does: of another package. */
public final class Late {
    private Late() {}

    public static void main(String[] args) throws IllegalAccessException {
        GeneratorLambda<Integer> body = Shelf.body();
        tell("none", Generator.of(body));
        tell("public", Generator.of(MethodHandles.publicLookup(), body));
        tell("foreign", Generator.of(MethodHandles.lookup().in(Generator.class), body));
        tell("dropped", Generator.of(MethodHandles.lookup().dropLookupMode(Lookup.MODULE), body));
        tell("full", Generator.of(MethodHandles.lookup(), body));
        tell("none", Generator.of(body));
    }

    private static void tell(String name, Generator<Integer> generator) {
        EngineChoice choice = generator.engine();
        int sum = generator.next() + generator.next();
        System.out.println(name + " " + choice.single() + " " + sum + " " + choice.reason());
    }
}
