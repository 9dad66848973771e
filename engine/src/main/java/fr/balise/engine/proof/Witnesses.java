package fr.balise.engine.proof;

import fr.balise.engine.cases.CaseAttribute;
import fr.balise.engine.cases.PublicationCase.Phase;
import fr.balise.engine.cases.PublicationCase.Preference;
import fr.balise.engine.cases.PublicationCase.RedList;
import fr.balise.engine.evaluation.Verdict;
import fr.balise.engine.facts.CarrierKind;
import fr.balise.engine.proof.space.BoxCover;
import fr.balise.engine.proof.space.CaseClass;
import fr.balise.engine.proof.space.CaseCode;
import fr.balise.engine.proof.space.Columns;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Picks telling examples out of the cases that show a fault. */
final class Witnesses {
    private static final int MOST = 4;

    /** Where the first value of an attribute is not the ordinary one. */
    private static final Map<CaseAttribute, Enum<?>> ORDINARY = Map.of(
            CaseAttribute.CARRIER_KIND, CarrierKind.SITUATION,
            CaseAttribute.PREFERENCE, Preference.NOT_PREFERRED,
            CaseAttribute.RED_LIST, RedList.NOT_LISTED,
            CaseAttribute.PHASE, Phase.TRANSITION);

    private final DecidedSpace space;
    private final Set<CaseAttribute> varying;
    private final Columns columns;

    Witnesses(DecidedSpace space, Set<CaseAttribute> varying) {
        this.space = space;
        this.varying = varying;
        this.columns = Columns.of(space.codes(), varying);
    }

    /** A few examples, each of a kind that those before do not cover. */
    List<Witness> of(BitSet faulty, IntFunction<Verdict> expected) {
        return BoxCover.of(columns, faulty, row -> oddities(space.code(row)), MOST).stream()
                .map(box -> new Witness(
                        space.at(box.example()),
                        CaseClass.of(box, varying),
                        box.count(),
                        space.decision(box.example()),
                        expected.apply(box.example())))
                .toList();
    }

    private static int oddities(long code) {
        int odd = 0;
        for (CaseAttribute attribute : CaseAttribute.values()) {
            Enum<?> value = CaseCode.value(code, attribute);
            Enum<?> ordinary = ORDINARY.get(attribute);
            odd += ordinary == null ? Math.min(1, value.ordinal()) : value == ordinary ? 0 : 1;
        }
        return odd;
    }
}
