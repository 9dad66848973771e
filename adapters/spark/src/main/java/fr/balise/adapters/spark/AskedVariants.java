package fr.balise.adapters.spark;

import fr.balise.analysis.sweep.Dimension;
import fr.balise.analysis.sweep.SweptSetting;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.planning.Variants;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of every part, in words that travel.
 *
 * @param settings each as {@code name=values}
 * @param by the words of dimensions
 */
record AskedVariants(
        PolicyBytes base, List<PolicyBytes> against, List<String> settings, List<LocalDate> days, List<String> by)
        implements Serializable {
    private static final long serialVersionUID = 1;

    Variants variants() throws Refusal {
        List<SweptSetting> swept = new ArrayList<>();
        for (String setting : settings) {
            swept.add(SweptSetting.parse(setting));
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (String word : by) {
            dimensions.add(Dimension.named(word).orElseThrow(() -> SparkJob.refusal("by", word)));
        }
        return new Variants(
                base.policy(), against.stream().map(PolicyBytes::policy).toList(), swept, days, dimensions);
    }
}
