package fr.balise.engine.proof;

import fr.balise.engine.cases.CaseAttribute;
import fr.balise.engine.cases.CaseSettings;
import fr.balise.engine.cases.PublicationCase.Phase;
import fr.balise.engine.cases.PublicationCase.Ranking;
import fr.balise.engine.cases.PublicationCase.RedListHandling;
import fr.balise.engine.cases.PublicationCase.Type10CutOff;
import fr.balise.engine.policy.Condition;
import fr.balise.engine.policy.Condition.AllOf;
import fr.balise.engine.policy.Condition.OneOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the settings of a policy rule out: phases and cut-off that never meet, and switches set the other way. */
final class Calendar {
    private Calendar() {}

    static List<Condition> impossible(CaseSettings settings) {
        List<Condition> impossible = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            for (Type10CutOff cutOff : Type10CutOff.values()) {
                if (!meet(phase, cutOff, settings)) {
                    impossible.add(new AllOf(List.of(
                            new OneOf(CaseAttribute.PHASE, Set.of(phase)),
                            new OneOf(CaseAttribute.TYPE10_CUT_OFF, Set.of(cutOff)))));
                }
            }
        }
        for (RedListHandling handling : RedListHandling.values()) {
            if (handling != settings.redListHandling()) {
                impossible.add(new OneOf(CaseAttribute.RED_LIST_HANDLING, Set.of(handling)));
            }
        }
        for (Ranking ranking : Ranking.values()) {
            if (ranking != settings.ranking()) {
                impossible.add(new OneOf(CaseAttribute.RANKING, Set.of(ranking)));
            }
        }
        return impossible;
    }

    private static boolean meet(Phase phase, Type10CutOff cutOff, CaseSettings settings) {
        LocalDate from = switch (phase) {
            case BEFORE -> LocalDate.MIN;
            case TRANSITION -> settings.transitionFrom();
            case TARGET -> settings.targetFrom();
        };
        LocalDate until = switch (phase) {
            case BEFORE -> settings.transitionFrom();
            case TRANSITION -> settings.targetFrom();
            case TARGET -> LocalDate.MAX;
        };
        LocalDate first = cutOff == Type10CutOff.REACHED ? later(from, settings.type10CutOff()) : from;
        LocalDate end = cutOff == Type10CutOff.PENDING ? earlier(until, settings.type10CutOff()) : until;
        return first.isBefore(end);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
