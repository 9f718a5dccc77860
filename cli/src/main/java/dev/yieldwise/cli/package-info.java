/**
 * The command line front. It translates options, prints, and decides nothing: what is checked, what a finding is and how
 * a run ends are the engine's.
 *
 * <p>A command sees the process around it only through {@link dev.yieldwise.cli.Host}, so that every behaviour down to the
 * exit status is tested without a process. Only {@link dev.yieldwise.cli.Main#main} ends the process.
 *
 * <p>Start-up is part of the contract: no class of Jackson, of sarif-java or of the symbol solver is loaded unless a report
 * or a rule asks for it.
 */
package dev.yieldwise.cli;
