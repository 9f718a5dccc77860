/**
 * Makes the fixes that rules propose, for all fronts.
 *
 * <pre>{@code
 * FixPlan plan = new FixRun(session.open(paths), Applicability.SAFE, UnaryOperator.identity()).plan(progress);
 * plan.diff();             // what would change
 * Fixed fixed = plan.write(); // changes it
 * }</pre>
 *
 * <p>The laws:
 *
 * <ul>
 *   <li>Everything is tried in memory before anything is written: {@link dev.yieldwise.analyzer.engine.fix.FixRun} checks the
 *       changed texts, and a fix after which its finding is still there, something new is found, or a file cannot be
 *       checked, is left out and told.
 *   <li>So each fix that is made leaves fewer findings, and a run ends. It ends where no fix is left to be made: to run it
 *       again changes nothing.
 *   <li>A file on disk is either as it was or wholly as planned, and it is replaced only while it still is what was checked.
 *   <li>What is planned depends on the files and the options alone, never on the number of threads.
 * </ul>
 */
package dev.yieldwise.analyzer.engine.fix;
