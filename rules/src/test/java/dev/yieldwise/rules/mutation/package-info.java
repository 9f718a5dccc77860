/**
 * The program that makes the table of what happens to an iteration whose source is mutated meanwhile: {@link
 * dev.yieldwise.rules.mutation.MutationProbe}. It runs the JDK instead of reading it.
 */
package dev.yieldwise.rules.mutation;
