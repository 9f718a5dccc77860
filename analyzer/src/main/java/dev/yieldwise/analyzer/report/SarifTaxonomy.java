package dev.yieldwise.analyzer.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import de.jcup.sarif_2_1_0.model.MultiformatMessageString;
import de.jcup.sarif_2_1_0.model.ReportingDescriptor;
import de.jcup.sarif_2_1_0.model.ReportingDescriptorReference;
import de.jcup.sarif_2_1_0.model.ReportingDescriptorRelationship;
import de.jcup.sarif_2_1_0.model.ToolComponent;
import de.jcup.sarif_2_1_0.model.ToolComponentReference;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Weakness;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The Common Weakness Enumeration in a SARIF run, as section 3.14.8 of the standard has it: those weaknesses that the rules of
 * the run are about, and from each rule a relationship to its own.
 */
final class SarifTaxonomy {
    private static final String NAME = "CWE";

    private final List<Weakness> taxa;

    SarifTaxonomy(List<Rule> rules) {
        this.taxa = rules.stream()
                .flatMap(rule -> rule.weaknesses().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** What a rule has to do with the taxonomy; empty if nothing. */
    Set<ReportingDescriptorRelationship> of(Rule rule) {
        Set<ReportingDescriptorRelationship> all = new LinkedHashSet<>();
        for (Weakness weakness : rule.weaknesses()) {
            ReportingDescriptorReference target = new ReportingDescriptorReference();
            target.setId(weakness.number());
            target.setIndex(taxa.indexOf(weakness));
            target.setToolComponent(reference());
            ReportingDescriptorRelationship relationship = new ReportingDescriptorRelationship();
            relationship.setTarget(target);
            // the weakness covers all that the rule finds, and more
            relationship.setKinds(Set.of("superset"));
            all.add(relationship);
        }
        return all;
    }

    /** Writes into the driver that it knows the taxonomy; nothing if no rule does. */
    void writeSupport(ObjectWriter models, JsonGenerator json) throws IOException {
        if (!taxa.isEmpty()) {
            json.writeArrayFieldStart("supportedTaxonomies");
            models.writeValue(json, reference());
            json.writeEndArray();
        }
    }

    /** Writes the run's taxonomies; nothing if there is none. */
    void write(ObjectWriter models, JsonGenerator json) throws IOException {
        if (!taxa.isEmpty()) {
            json.writeArrayFieldStart("taxonomies");
            models.writeValue(json, component());
            json.writeEndArray();
        }
    }

    private ToolComponent component() {
        ToolComponent component = new ToolComponent();
        component.setName(NAME);
        component.setOrganization("MITRE");
        component.setShortDescription(text("The MITRE Common Weakness Enumeration"));
        component.setInformationUri(URI.create("https://cwe.mitre.org/"));
        Set<ReportingDescriptor> all = new LinkedHashSet<>();
        for (Weakness weakness : taxa) {
            ReportingDescriptor taxon = new ReportingDescriptor();
            taxon.setId(weakness.number());
            taxon.setShortDescription(text(weakness.title()));
            taxon.setHelpUri(URI.create(weakness.uri()));
            all.add(taxon);
        }
        component.setTaxa(all);
        return component;
    }

    private static ToolComponentReference reference() {
        ToolComponentReference reference = new ToolComponentReference();
        reference.setName(NAME);
        reference.setIndex(0);
        return reference;
    }

    private static MultiformatMessageString text(String text) {
        MultiformatMessageString message = new MultiformatMessageString();
        message.setText(text);
        return message;
    }
}
