/**
 * The checker as goals of Maven. The Mojos only hold the parameters; what holds of them:
 *
 * <ul>
 *   <li>Each module is checked when its turn comes, with its own class path and its own parameters: then its classes are
 *       there, and modules that Maven builds at the same time are checked at the same time.
 *   <li>What was found is told once, when the last module has come ({@link dev.yieldwise.maven.Gathering}): one list, one
 *       report, one verdict.
 *   <li>Nothing waits: whoever is not the last one goes on, and a module that will not come is not expected
 *       ({@link dev.yieldwise.maven.ExpectedInBuild}).
 * </ul>
 */
package dev.yieldwise.maven;
