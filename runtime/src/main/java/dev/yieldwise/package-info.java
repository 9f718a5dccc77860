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
 * <p>State by operation: what comes out, and the state after it. A plain reason, such as NOT_STARTED, stands for a
 * {@link dev.yieldwise.GeneratorStateException} with that reason. "Resume" is: run to the next yield (its value,
 * SUSPENDED), to the return (the end, CLOSED), or to an exception (that, CLOSED).
 *
 * <table class="striped">
 * <caption>state x operation</caption>
 * <thead><tr>
 *   <th scope="col">operation</th><th scope="col">CREATED</th><th scope="col">SUSPENDED</th><th
 * scope="col">RUNNING</th> <th scope="col">CLOSED</th>
 * </tr></thead>
 * <tbody>
 * <tr><th scope="row">next()</th>
 *   <td>resume</td><td>resume; the yield answers null. A value read ahead is taken without resuming</td>
 *   <td>ALREADY_EXECUTING</td><td>NoSuchElementException; a Coroutine: GeneratorReturn(null)</td></tr>
 * <tr><th scope="row">hasNext()</th>
 *   <td>resume, keep the value: true; at the end: false</td><td>as CREATED; true at once if a value is kept</td>
 *   <td>ALREADY_EXECUTING</td><td>false</td></tr>
 * <tr><th scope="row">send(v), resume(v)</th>
 *   <td>NOT_STARTED, still CREATED</td><td>resume; the yield answers v. LOOKAHEAD_PENDING if a value is kept</td>
 *   <td>ALREADY_EXECUTING</td><td>GeneratorReturn(null); Returned(null)</td></tr>
 * <tr><th scope="row">send(null), resume(null)</th>
 *   <td colspan="4">as next(), with resume's own way to tell the end</td></tr>
 * <tr><th scope="row">prime()</th>
 *   <td>resume, drop the value</td><td>ALREADY_STARTED</td><td>ALREADY_EXECUTING</td><td>EXHAUSTED</td></tr>
 * <tr><th scope="row">throwIn(e)</th>
 *   <td>e; CLOSED, the body is never entered</td><td>resume; e is raised at the yield. LOOKAHEAD_PENDING if a value is
 * kept</td> <td>ALREADY_EXECUTING</td><td>e</td></tr>
 * <tr><th scope="row">close()</th>
 *   <td>CLOSED, the body is never entered</td>
 *   <td>resume; GeneratorExit is raised at the yield. It yields: IGNORED_EXIT, SUSPENDED. It ends, or GeneratorExit
 * leaves it: CLOSED. A value kept is dropped</td> <td>ALREADY_EXECUTING</td><td>nothing</td></tr>
 * <tr><th scope="row">iterator(), spliterator(), stream(), a stage</th>
 *   <td colspan="3">itself, or a new view; the state stays as it is</td><td>EXHAUSTED</td></tr>
 * <tr><th scope="row">forEach, toList, count, reduce, collect</th>
 *   <td>RUNNING to the end, then CLOSED</td><td>as CREATED, beginning with a value kept</td>
 *   <td>ALREADY_EXECUTING</td><td>EXHAUSTED</td></tr>
 * <tr><th scope="row">result()</th>
 *   <td colspan="3">NO_RESULT</td><td>what was returned; else NO_RESULT</td></tr>
 * <tr><th scope="row">state(), delegate(), toString()</th>
 *   <td colspan="4">answer at once, from any thread, and change nothing</td></tr>
 * </tbody>
 * </table>
 *
 * <h2>Bodies run on a stack of their own</h2>
 *
 * <p>A body may yield from nested calls and from lambdas it passes on. It runs on an unspecified thread: it does not
 * have the locks and the thread-locals of its consumer. Locks of its own stay held across a yield. A body that is
 * suspended keeps a daemon thread; the end of the body, or {@code close()}, releases it. One that nobody can resume any
 * more is closed some time after a garbage collection, as a best effort: rely on try-with-resources instead.
 */
package dev.yieldwise;
