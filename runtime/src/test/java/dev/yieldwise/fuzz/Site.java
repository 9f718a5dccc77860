package dev.yieldwise.fuzz;

import java.util.Set;

/**
 * A yield of a generated body.
 *
 * @param number how the body names it in its trace; negative there if no finally is pending
 * @param pending whether it stands in a finally, which may be run for an exception or a jump
 */
record Site(int number, Set<Construct> around, Set<Live> live, boolean pending) {}
