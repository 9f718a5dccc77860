package dev.yieldwise.benchmarks.driver;

import java.util.Locale;

/**
 * A bound, and whether it is kept.
 *
 * @param name what is compared
 * @param value what came out; null if it was not judged
 * @param least the same of the best round; null if there is none
 * @param limit what it may be at most
 * @param status ok, BROKEN or skipped
 * @param reason why it was skipped, or what else is to be said
 */
record Verdict(String name, Double value, Double least, double limit, String status, String reason) {
    static Verdict judged(String name, double value, Double least, double limit, String remark) {
        return new Verdict(name, value, least, limit, value <= limit ? "ok" : "BROKEN", remark);
    }

    static Verdict skipped(String name, double limit, String reason) {
        return new Verdict(name, null, null, limit, "skipped", reason);
    }

    boolean broken() {
        return status.equals("BROKEN");
    }

    /** As it is printed. */
    String line() {
        String bound = String.format(Locale.ROOT, "(bound %s)", number(limit));
        if (value == null) {
            return String.format(Locale.ROOT, "%s: %s %s: %s", name, bound, status, reason);
        }
        String best = least == null ? "" : String.format(Locale.ROOT, ", best round %s", number(least));
        return String.format(
                Locale.ROOT,
                "%s: %s %s %s%s%s",
                name,
                number(value),
                bound,
                status,
                best,
                reason.isEmpty() ? "" : "; " + reason);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) >= 10
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
