/**
 * Typestate: follows one object at a time through a body and knows in which states it may be.
 *
 * <p>The object is whatever a chosen variable, the <em>subject</em>, was last given. At each point the flow knows a set of
 * {@linkplain dev.yieldwise.analyzer.typestate.World worlds}; in each of them it is certain which variables hold the object
 * and in which state it is. So aliases are exact, every update is a strong one, and two branches that differ stay apart
 * until their worlds are equal. What happens to an object is decided by a
 * {@link dev.yieldwise.analyzer.typestate.Protocol}; this package knows none.
 *
 * <p>Worked example: {@code Stream<X> s = a(); if (c) s.count(); s.count();} has at the last call the worlds
 * {s held, LIVE} and {s held, USED}: one of two is wrong, so the finding is possible. Without the {@code if} there is one
 * world, USED, and the finding is definite.
 *
 * <p>What is followed may also be what an expression makes, whichever variables hold it. Then it is known how the body
 * {@linkplain dev.yieldwise.analyzer.typestate.Ending ends} what it knows of the object: in {@code D d = new D(); if (c)
 * d.close();} one of two worlds leaves it open, so whoever must close it may have forgotten to.
 *
 * <p>Left out: objects that are reached only through other objects, and fields of anything but {@code this}.
 */
package dev.yieldwise.analyzer.typestate;
