package fr.balise.adapters.reporting.simulation;

import fr.balise.adapters.reporting.document.Block.Ceiling;
import fr.balise.adapters.reporting.document.Block.Chart;
import fr.balise.adapters.reporting.document.Block.Curve;
import fr.balise.adapters.reporting.document.Block.Point;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.sweep.Sweep;
import fr.balise.analysis.sweep.Variant;
import fr.balise.analysis.sweep.VariantFigures;
import fr.balise.core.planning.Plan.PolicyRef;
import fr.balise.core.policy.model.RemovalLimits;
import fr.balise.core.policy.settings.PolicySetting;
import fr.balise.core.policy.settings.SettingValues.Choice;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The counts over the values of the one setting that is swept, or over the days. */
final class SweepCurve {
    private static final int FEWEST_POINTS = 3;

    private final Sweep sweep;
    private final Wording messages;

    SweepCurve(Sweep sweep, Wording messages) {
        this.sweep = sweep;
        this.messages = messages;
    }

    /** The curves; empty where more than one thing varies, or nothing that has an order. */
    Optional<Chart> chart() {
        PolicyRef policy = inForce().variant().policy();
        List<VariantFigures> own = sweep.variants().stream()
                .filter(each -> each.variant().policy().equals(policy))
                .toList();
        boolean days =
                own.stream().map(each -> each.variant().asOf()).distinct().count() > 1;
        if (days
                ? !sweep.settings().isEmpty()
                : sweep.settings().size() != 1 || isChoice(sweep.settings().get(0))) {
            return Optional.empty();
        }
        List<VariantFigures> drawn = own.stream()
                .filter(each -> days || !value(each.variant()).isEmpty())
                .sorted(Comparator.comparingDouble(
                        each -> point(each.variant(), days).at()))
                .toList();
        return drawn.size() < FEWEST_POINTS ? Optional.empty() : Optional.of(chart(drawn, days));
    }

    private static boolean isChoice(String setting) {
        return PolicySetting.named(setting)
                .filter(known -> known.allowed() instanceof Choice)
                .isPresent();
    }

    private VariantFigures inForce() {
        return sweep.inForce(sweep.variants().get(0).variant().asOf());
    }

    private String value(Variant variant) {
        return variant.settings().getOrDefault(sweep.settings().get(0), "");
    }

    private Chart chart(List<VariantFigures> drawn, boolean days) {
        RemovalLimits limits = inForce().limits();
        long share = (long) inForce().published() * limits.share() / 100;
        String axis = days ? messages.say("sweep.days") : sweep.settings().get(0);
        return new Chart(
                drawn.stream().map(each -> point(each.variant(), days)).toList(),
                List.of(
                        curve("detach", Mark.REMOVED, VariantFigures::detach, drawn),
                        curve("attach", Mark.ADDED, VariantFigures::attach, drawn),
                        curve("update", Mark.CHANGED, VariantFigures::update, drawn)),
                Stream.of(
                                new Ceiling(
                                        messages.say("sweep.ceiling.share", messages.percent(limits.share())), share),
                                new Ceiling(messages.say("sweep.ceiling.count"), limits.count()))
                        .toList(),
                messages.say(
                        days ? "sweep.words.days" : "sweep.words",
                        axis,
                        messages.percent(limits.share()),
                        messages.grouped(share),
                        messages.grouped(limits.count()),
                        days ? "" : value(inForce().variant())));
    }

    private Curve curve(String key, Mark mark, Function<VariantFigures, Integer> number, List<VariantFigures> drawn) {
        return new Curve(
                messages.say("sweep." + key), mark, drawn.stream().map(number).toList());
    }

    private Point point(Variant variant, boolean days) {
        if (days) {
            return new Point(variant.asOf().toString(), variant.asOf().toEpochDay(), false);
        }
        String value = value(variant);
        double at = value.contains("-") ? LocalDate.parse(value).toEpochDay() : Long.parseLong(value);
        return new Point(value, at, variant.inForce());
    }
}
