package fr.balise.analysis.proof.space;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.diagram.CaseDiagram;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every case that can occur under the settings of a policy. Combinations that no facts can give are left out (see
 * {@link Impossibility}), and so are phases that the policy's dates never make meet. Attributes that nobody reads take
 * one value: each case then stands for all those that differ in these attributes only.
 */
public final class CaseSpace {
    private final Set<Attribute> varying;
    private final CaseSet possible;
    private @Nullable List<PublicationCase> cases;

    private CaseSpace(Vocabulary vocabulary, Set<Attribute> varying, Collection<Condition> impossible) {
        this.varying = Collections.unmodifiableSet(varying);
        this.possible = new CaseDiagram(vocabulary, varying).meetingNone(impossible);
    }

    /** The space of one policy: what neither its rules nor its invariants read does not vary. */
    public static CaseSpace of(Policy policy) {
        return reading(policy.caseSettings(), AttributesRead.by(policy));
    }

    /** The space in which those attributes vary. */
    public static CaseSpace reading(CaseSettings settings, Collection<Attribute> read) {
        return excluding(settings.vocabulary(), impossible(settings), read);
    }

    /** What no case meets under some settings. */
    static List<Condition> impossible(CaseSettings settings) {
        List<Condition> impossible = new ArrayList<>(underAnySettings(settings.vocabulary()));
        impossible.addAll(SettingsBounds.impossible(settings));
        return impossible;
    }

    /** What no case meets, whatever the settings. */
    static List<Condition> underAnySettings(Vocabulary vocabulary) {
        return Stream.concat(
                        Stream.of(Impossibility.values()).map(Impossibility::condition), boundsOf(vocabulary).stream())
                .toList();
    }

    /**
     * The space in which those attributes vary and none of the conditions is met; what facts cannot give has to be among
     * them.
     */
    public static CaseSpace excluding(
            Vocabulary vocabulary, Collection<Condition> impossible, Collection<Attribute> read) {
        return new CaseSpace(vocabulary, new TreeSet<>(read), impossible);
    }

    /** The cases of a diagram that can occur under some settings. */
    public static CaseSet possible(CaseDiagram diagram, CaseSettings settings) {
        return diagram.meetingNone(impossible(settings));
    }

    /** The cases of a diagram that facts can give under some settings or others; of the attributes of a vocabulary. */
    public static CaseSet derivable(CaseDiagram diagram, Vocabulary vocabulary) {
        return diagram.meetingNone(underAnySettings(vocabulary));
    }

    /** The space in which every attribute varies that all policies know. */
    public static CaseSpace whole(CaseSettings settings) {
        return reading(settings, Vocabulary.builtIn().of(CaseKind.PUBLICATION));
    }

    /** The attributes that vary. */
    public Set<Attribute> varying() {
        return varying;
    }

    /** How many cases there are. */
    public long count() {
        return possible.count();
    }

    /** The cases; listed when they are first asked for. */
    public synchronized List<PublicationCase> cases() {
        if (cases == null) {
            cases = Collections.unmodifiableList(possible.cases());
        }
        return cases;
    }

    /** True when facts can give this case. */
    public boolean isPossible(PublicationCase aCase) {
        return possible.contains(aCase);
    }

    /** Where nothing has a mailbox considered that is neither published nor asked for there. */
    public static List<Condition> notConsidered(TypeSettings types) {
        return SettingsBounds.notConsidered(types);
    }

    /** Why facts cannot give this case; empty when they can, or when the settings alone forbid it. */
    public static List<Text> reasonsAgainst(PublicationCase aCase) {
        return Stream.concat(
                        Stream.of(Impossibility.values())
                                .filter(each -> each.condition().holds(aCase))
                                .map(Impossibility::reason),
                        declaredBounds(aCase).stream().map(DeclaredBounds::reason))
                .toList();
    }

    /** What no facts give of the attributes that a policy declares. */
    public static List<Condition> boundsOf(Vocabulary vocabulary) {
        return DeclaredBounds.of(vocabulary, CaseKind.PUBLICATION).stream()
                .map(DeclaredBounds::condition)
                .toList();
    }

    /** Those that the case does not keep to. */
    private static List<DeclaredBounds> declaredBounds(PublicationCase aCase) {
        return DeclaredBounds.of(aCase.vocabulary(), CaseKind.PUBLICATION).stream()
                .filter(bound -> bound.condition().holds(aCase))
                .toList();
    }

    /** True when some possible case meets the condition, whatever the settings, if the exceptions were possible too. */
    public static boolean canHold(Vocabulary vocabulary, Condition condition, Collection<Impossibility> exceptions) {
        List<Condition> structural = Stream.concat(
                        Stream.of(Impossibility.values())
                                .filter(each -> !exceptions.contains(each))
                                .map(Impossibility::condition),
                        boundsOf(vocabulary).stream())
                .toList();
        CaseDiagram diagram = new CaseDiagram(vocabulary, AttributesRead.by(condition));
        return !diagram.meetingNone(structural).and(diagram.where(condition)).isEmpty();
    }

    /** SHA-256, in hexadecimal: equal for spaces with the same cases in what varies. */
    public String digest() {
        return possible.digest();
    }
}
