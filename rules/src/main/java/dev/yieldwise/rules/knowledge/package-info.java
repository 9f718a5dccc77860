/** What is known of the JDK and of the runtime: data and names, no rule. */
package dev.yieldwise.rules.knowledge;
