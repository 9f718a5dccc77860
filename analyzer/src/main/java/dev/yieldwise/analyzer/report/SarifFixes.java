package dev.yieldwise.analyzer.report;

import de.jcup.sarif_2_1_0.model.ArtifactChange;
import de.jcup.sarif_2_1_0.model.ArtifactContent;
import de.jcup.sarif_2_1_0.model.PropertyBag;
import de.jcup.sarif_2_1_0.model.Region;
import de.jcup.sarif_2_1_0.model.Replacement;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import java.util.Set;

/** A fix as SARIF has it. SARIF knows no applicability, so it stands in the properties. */
final class SarifFixes {
    private SarifFixes() {}

    static de.jcup.sarif_2_1_0.model.Fix of(Fix fix, Location at) {
        ArtifactChange change = new ArtifactChange();
        change.setArtifactLocation(SarifTool.artifact(at.path()));
        change.setReplacements(fix.edits().stream().map(SarifFixes::replacement).toList());
        PropertyBag properties = new PropertyBag();
        properties.setAdditionalProperty("applicability", fix.applicability().label());
        de.jcup.sarif_2_1_0.model.Fix result = new de.jcup.sarif_2_1_0.model.Fix();
        result.setDescription(SarifResults.message(SarifText.escapedWithin(fix.description(), SarifText.LIMIT)));
        result.setArtifactChanges(Set.of(change));
        result.setProperties(properties);
        return result;
    }

    private static Replacement replacement(TextEdit edit) {
        Replacement replacement = new Replacement();
        replacement.setDeletedRegion(region(edit.range()));
        // Without content a replacement only deletes.
        if (!edit.replacement().isEmpty()) {
            ArtifactContent content = new ArtifactContent();
            content.setText(edit.replacement());
            replacement.setInsertedContent(content);
        }
        return replacement;
    }

    /** All four numbers: a region without end would be a whole line, and one that ends where it starts is an insertion. */
    static Region region(Range range) {
        Region region = new Region();
        region.setStartLine(range.startLine());
        region.setStartColumn(range.startColumn());
        region.setEndLine(range.endLine());
        region.setEndColumn(range.endColumn());
        return region;
    }
}
