/**
 * What woven code is made of, and calls. The weaver writes that code: at run time, in hidden classes, or at build time by the
 * Maven goal {@code weave}, in ordinary classes of the user's own module, which is why this package is exported. It is not for
 * users, and it may change with each release: code that is woven at build time runs with the library of the same version.
 */
package dev.yieldwise.woven;
