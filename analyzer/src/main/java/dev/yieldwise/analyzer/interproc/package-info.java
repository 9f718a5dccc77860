/**
 * From calls to the bodies that they may run, and from functions to the calls that run them. Told from names, declarations
 * and such types as take no inference: the symbol solver is never asked. Only bodies of the sources under check are known;
 * of the JDK, the methods that run functions are.
 *
 * <p>Nothing is computed ahead. Who follows an object asks for the bodies that it is handed to, body by body, so that code
 * in which nothing happens costs nothing.
 */
package dev.yieldwise.analyzer.interproc;
