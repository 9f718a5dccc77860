package dev.yieldwise.analyzer.rule;

/**
 * Those entries of the <a href="https://cwe.mitre.org/">Common Weakness Enumeration</a> that a rule of ours finds cases of.
 * A rule names one only where what it reports is a case of it, not where the two are merely akin.
 */
public enum Weakness {
    CWE_390("Detection of Error Condition Without Action"),
    CWE_401("Missing Release of Memory after Effective Lifetime"),
    CWE_460("Improper Cleanup on Thrown Exception"),
    CWE_666("Operation on Resource in Wrong Phase of Lifetime"),
    CWE_667("Improper Locking"),
    CWE_672("Operation on a Resource after Expiration or Release"),
    CWE_696("Incorrect Behavior Order"),
    CWE_705("Incorrect Control Flow Scoping"),
    CWE_772("Missing Release of Resource after Effective Lifetime"),
    CWE_835("Loop with Unreachable Exit Condition ('Infinite Loop')");

    private final String title;

    Weakness(String title) {
        this.title = title;
    }

    /** The number, as in CWE-772. */
    public String number() {
        return name().substring("CWE_".length());
    }

    /** As everybody writes it: CWE-772. */
    public String label() {
        return "CWE-" + number();
    }

    /** The name that MITRE gave it. */
    public String title() {
        return title;
    }

    /** Where MITRE describes it. */
    public String uri() {
        return "https://cwe.mitre.org/data/definitions/" + number() + ".html";
    }
}
