package dev.yieldwise.rules.fixes;

import java.util.List;
import java.util.Optional;

/**
 * What can be seen of one run of a method.
 *
 * @param thrown the exception, with its message
 * @param printed to the standard output
 * @param state of the arguments and of the object's fields afterwards
 */
record Run(Optional<String> thrown, String result, String printed, List<String> state) {}
