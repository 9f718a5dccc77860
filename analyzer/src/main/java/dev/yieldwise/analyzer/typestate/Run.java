package dev.yieldwise.analyzer.typestate;

import dev.yieldwise.analyzer.interproc.Program;

/**
 * What all bodies that one subject is followed through have in common.
 *
 * @param mentions which variables pieces of code speak of
 */
record Run<S, E>(
        Program program, Protocol<S, E> protocol, Subject subject, Mentions mentions, ForeignCode foreignCode) {
    static <S, E> Run<S, E> of(Program program, Protocol<S, E> protocol, Subject subject) {
        return new Run<>(program, protocol, subject, new Mentions(program.types()), new ForeignCode(program));
    }
}
