package dev.yieldwise.analyzer.cfg;

/**
 * The graph of one body would exceed the budget of {@link CfgBuilder}. Unchecked, because the budget is spent far down in
 * the recursion over the tree; whoever calls {@link CfgBuilder#of} turns it into a notification and leaves the body out.
 */
public final class CfgTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CfgTooLarge(String message) {
        super(message);
    }
}
