package dev.yieldwise.benchmarks.driver;

/** The tables, and the row of each that the others are compared with. */
enum Group {
    ELEMENT("One element", "ns", "B", "twin"),
    DELEGATION("One element, through delegation", "ns", "B", "tree-twin"),
    CREATION("One generator", "ns", "B", "create-twin"),
    MEMORY("A suspended generator on the heap", "B", "", "retained-BY_HAND"),
    FIRST_USE("First use in a JVM", "ms", "", "first-copy");

    final String title;
    final String unit;
    final String allocationUnit;
    final String base;

    Group(String title, String unit, String allocationUnit, String base) {
        this.title = title;
        this.unit = unit;
        this.allocationUnit = allocationUnit;
        this.base = base;
    }
}
