/** What an expert would write by hand, to be compared with. */
package dev.yieldwise.benchmarks.twins;
