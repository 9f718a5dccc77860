package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Notification;

/** A notification on one line, as people read it in every report and on standard error. */
public final class NoticeLine {
    private NoticeLine() {}

    /** {@code src/Shop.java: incomplete: rule-failed[UnprimedSend]: the reason}; without line end. */
    public static String of(Notification notification, Palette palette) {
        String where =
                notification.path().map(path -> Display.visible(path) + ": ").orElse("");
        String kind = palette.paint(palette.warning(), "incomplete: " + kindOf(notification));
        return palette.paint(palette.strong(), where) + kind + ": " + Display.visible(notification.message());
    }

    /** {@code unparsed}, or {@code rule-failed[UnprimedSend]} where a rule is to be named. */
    static String kindOf(Notification notification) {
        return notification.kind().label()
                + notification.rule().map(name -> "[" + name + "]").orElse("");
    }
}
