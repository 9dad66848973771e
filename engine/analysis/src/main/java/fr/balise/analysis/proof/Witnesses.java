package fr.balise.analysis.proof;

import fr.balise.analysis.proof.space.BoxCover;
import fr.balise.analysis.proof.space.CaseClass;
import fr.balise.analysis.proof.space.Columns;
import fr.balise.core.cases.Attribute;
import fr.balise.core.evaluation.Verdict;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Picks telling examples out of the cases that show a fault. */
final class Witnesses {
    private static final int MOST = 4;

    private final DecidedSpace space;
    private final Set<Attribute> varying;
    private final Columns columns;

    Witnesses(DecidedSpace space, Set<Attribute> varying) {
        this.space = space;
        this.varying = varying;
        this.columns = Columns.of(space.cases(), varying);
    }

    /** A few examples, each of a kind that those before do not cover. */
    List<Witness> of(BitSet faulty, IntFunction<Verdict> expected) {
        return BoxCover.of(columns, faulty, row -> space.at(row).unusualValues(), MOST).stream()
                .map(box -> new Witness(
                        space.at(box.example()),
                        CaseClass.of(box, varying),
                        box.count(),
                        space.decision(box.example()),
                        expected.apply(box.example())))
                .toList();
    }
}
