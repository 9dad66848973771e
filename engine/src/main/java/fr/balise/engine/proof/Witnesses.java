package fr.balise.engine.proof;

import fr.balise.engine.cases.CaseAttribute;
import fr.balise.engine.cases.PublicationCase.Phase;
import fr.balise.engine.cases.PublicationCase.Preference;
import fr.balise.engine.cases.PublicationCase.RedList;
import fr.balise.engine.evaluation.Verdict;
import fr.balise.engine.facts.CarrierKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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

    Witnesses(DecidedSpace space, Set<CaseAttribute> varying) {
        this.space = space;
        this.varying = varying;
    }

    /** A few examples, each of a kind that those before do not cover. */
    List<Witness> of(BitSet faulty, Function<Integer, Verdict> expected) {
        List<Witness> witnesses = new ArrayList<>();
        BitSet remaining = (BitSet) faulty.clone();
        while (!remaining.isEmpty() && witnesses.size() < MOST) {
            int example = mostOrdinary(remaining);
            Set<CaseAttribute> because = SmallestReason.of(space.code(example), space.codes(), faulty, varying);
            long bits = CaseCode.bits(because);
            BitSet alike =
                    space.where(index -> faulty.get(index) && ((space.code(index) ^ space.code(example)) & bits) == 0);
            remaining.andNot(alike);
            witnesses.add(new Witness(
                    space.at(example), because, alike.cardinality(), space.decision(example), expected.apply(example)));
        }
        return witnesses;
    }

    private int mostOrdinary(BitSet among) {
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int index = among.nextSetBit(0); index >= 0; index = among.nextSetBit(index + 1)) {
            int odd = oddities(space.code(index));
            if (odd < fewest) {
                fewest = odd;
                best = index;
            }
        }
        return best;
    }

    private static int oddities(long code) {
        int odd = 0;
        for (CaseAttribute attribute : CaseAttribute.values()) {
            Enum<?> ordinary = ORDINARY.get(attribute);
            int expected = ordinary == null ? 0 : ordinary.ordinal();
            odd += CaseCode.ordinal(code, attribute.ordinal()) == expected ? 0 : 1;
        }
        return odd;
    }
}
