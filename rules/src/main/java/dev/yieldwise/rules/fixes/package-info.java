/**
 * How findings are mended: a file for each idea. Each asks whether the code has the shape that it knows, and answers with a
 * fix or with none; none is better than one that a reviewer would send back.
 *
 * <p>A fix is safe if no run that did not come to the failure goes on otherwise. So it may change what is evaluated at the
 * failing operation of a definite finding, and nothing before it. What may run elsewhere too, costs a reader's thought, or
 * could do something else where the type is not known, is unsafe.
 */
package dev.yieldwise.rules.fixes;
