/**
 * Help for tests of one's own generators: {@link dev.yieldwise.testing.GeneratorAssert} and {@link
 * dev.yieldwise.testing.CoroutineAssert} drive a body step by step and say what is wrong, {@link
 * dev.yieldwise.testing.Trace} shows what ran when. Failures are plain {@link java.lang.AssertionError}s, so every test
 * framework understands them.
 */
package dev.yieldwise.testing;
