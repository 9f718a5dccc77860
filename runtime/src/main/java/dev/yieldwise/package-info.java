/**
 * Python's generators for Java: {@link dev.yieldwise.Generator} for sequences, {@link dev.yieldwise.Coroutine} for
 * bodies that are also sent values and return a result. Exactly the semantics of PEP 255, 342, 380 and 479, on a plain
 * JDK.
 *
 * <p>Built on them: {@link dev.yieldwise.ContextManager}, scopes; {@link dev.yieldwise.Coroutines}, push pipelines; {@link
 * dev.yieldwise.AsyncGenerator}, bodies that await; {@link dev.yieldwise.Publishers}, generators and {@code Flow}.
 *
 * <h2>The protocol</h2>
 *
 * <p>State by operation: what comes out, and the state after it. A column more than there are states, since a generator
 * that is SUSPENDED with a value read ahead by {@code hasNext()} refuses some operations. In the cells:
 *
 * <ul>
 *   <li><i>resume</i>: the body runs to its next yield (the value comes out, SUSPENDED), to its return (the end comes out,
 *       CLOSED) or to an exception (that comes out, CLOSED).
 *   <li><i>the end</i>: {@code NoSuchElementException}; of a coroutine {@link dev.yieldwise.GeneratorReturn}, of {@code
 *       resume(v)} {@link dev.yieldwise.Step.Returned}; CLOSED.
 *   <li>a reason in capitals: a {@link dev.yieldwise.GeneratorStateException} with that reason, and nothing changes.
 *   <li><i>unchanged</i>: it answers, and nothing changes.
 * </ul>
 *
 * <table class="striped">
 * <caption>state x operation</caption>
 * <thead><tr>
 *   <th scope="col">operation</th><th scope="col">CREATED</th><th scope="col">SUSPENDED</th>
 *   <th scope="col">SUSPENDED, value kept</th><th scope="col">RUNNING</th><th scope="col">CLOSED</th>
 * </tr></thead>
 * <tbody>
 * <tr><th scope="row">next()</th>
 *   <td>resume</td>
 *   <td>resume</td>
 *   <td>the value kept</td>
 *   <td>ALREADY_EXECUTING</td>
 *   <td>the end</td>
 * </tr>
 * <tr><th scope="row">hasNext()</th>
 *   <td>resume, keep the value</td>
 *   <td>resume, keep the value</td>
 *   <td>unchanged</td>
 *   <td>ALREADY_EXECUTING</td>
 *   <td>unchanged</td>
 * </tr>
 * <tr><th scope="row">send(v)</th>
 *   <td>NOT_STARTED</td>
 *   <td>resume</td>
 *   <td>LOOKAHEAD_PENDING</td>
 *   <td>ALREADY_EXECUTING</td>
 *   <td>the end</td>
 * </tr>
 * <tr><th scope="row">resume(v)</th>
 *   <td>NOT_STARTED</td>
 *   <td>resume</td>
 *   <td>LOOKAHEAD_PENDING</td>
 *   <td>ALREADY_EXECUTING</td>
 *   <td>the end</td>
 * </tr>
 * <tr><th scope="row">send(null)</th>
 *   <td>resume</td>
 *   <td>resume</td>
 *   <td>the value kept</td>
 *   <td>ALREADY_EXECUTING</td>
 *   <td>the end</td>
 * </tr>
 * <tr><th scope="row">prime()</th>
 *   <td>resume</td>
 *   <td>ALREADY_STARTED</td>
 *   <td>ALREADY_STARTED</td>
 *   <td>ALREADY_EXECUTING</td>
 *   <td>EXHAUSTED</td>
 * </tr>
 * <tr><th scope="row">throwIn(e)</th>
 *   <td>e, body not entered</td>
 *   <td>resume, e raised at the yield</td>
 *   <td>LOOKAHEAD_PENDING</td>
 *   <td>ALREADY_EXECUTING</td>
 *   <td>e</td>
 * </tr>
 * <tr><th scope="row">close()</th>
 *   <td>CLOSED, body not entered</td>
 *   <td>GeneratorExit raised at the yield</td>
 *   <td>GeneratorExit raised at the yield</td>
 *   <td>ALREADY_EXECUTING</td>
 *   <td>unchanged</td>
 * </tr>
 * <tr><th scope="row">iterator()</th>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>EXHAUSTED</td>
 * </tr>
 * <tr><th scope="row">spliterator()</th>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>EXHAUSTED</td>
 * </tr>
 * <tr><th scope="row">stream()</th>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>EXHAUSTED</td>
 * </tr>
 * <tr><th scope="row">a stage</th>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>EXHAUSTED</td>
 * </tr>
 * <tr><th scope="row">a whole-sequence consumer</th>
 *   <td>all elements, CLOSED</td>
 *   <td>all elements, CLOSED</td>
 *   <td>all elements, CLOSED</td>
 *   <td>ALREADY_EXECUTING</td>
 *   <td>EXHAUSTED</td>
 * </tr>
 * <tr><th scope="row">result()</th>
 *   <td>NO_RESULT</td>
 *   <td>NO_RESULT</td>
 *   <td>NO_RESULT</td>
 *   <td>NO_RESULT</td>
 *   <td>what was returned</td>
 * </tr>
 * <tr><th scope="row">state()</th>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 * </tr>
 * <tr><th scope="row">delegate()</th>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 * </tr>
 * <tr><th scope="row">toString()</th>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 *   <td>unchanged</td>
 * </tr>
 * </tbody>
 * </table>
 *
 * <p>A body that answers {@code close()} with a yield makes it fail with IGNORED_EXIT and is SUSPENDED still; GeneratorExit
 * that leaves the body, and a return, make it CLOSED. What {@code close()} finds kept is dropped. {@code resume(null)} is as
 * {@code send(null)}.
 *
 * <h2>How bodies run</h2>
 *
 * <p>Where the class file of a body allows it, the body is <i>woven</i> at its first use: its code becomes a state machine, so
 * that resuming it is a call, and a suspended one is an ordinary object. Private and static methods of the same top-level class
 * that are given its handle are woven with it. A consumer of the whole sequence calls the code itself, where nobody can tell the
 * difference. Any other body, such as one that passes its handle to a lambda or holds a monitor at a yield, gets a thread
 * of its own when it is started: a virtual one from JDK 24 on, a platform one before, always a daemon. {@link
 * dev.yieldwise.Generator#engine()} says which it is, and why.
 *
 * <p>None of this changes what a body does, so a body runs on an unspecified thread: it may or may not have the locks and the
 * thread-locals of its consumer. Locks of its own stay held across a yield.
 *
 * <p>The system property {@code yieldwise.engine}, read once, chooses for the whole JVM: {@code auto} is the above, {@code
 * thread} runs all bodies on threads, as they were compiled, so that breakpoints are hit, and {@code woven} refuses what cannot
 * be woven, with an {@link java.lang.UnsupportedOperationException} that says why.
 *
 * <p>The {@link java.lang.System.Logger} named {@code dev.yieldwise} tells of a body that has not answered for ten seconds,
 * as a WARNING with both stacks: one that waits for a lock which its consumer holds waits for ever. At level INFO it tells,
 * once for each body as it is written, of one that gets a thread, and why.
 *
 * <p>A woven generator that is abandoned is garbage like any object, and its {@code finally} blocks never run. One on a thread
 * of its own is closed some time after a garbage collection, as a best effort, so that its thread is released; its clean-up runs
 * on the body's own stack. One whose body reaches its own generator, by a captured variable or a field, is never reclaimed: its
 * stack holds on to it. Rely on try-with-resources instead.
 */
package dev.yieldwise;
