package fr.balise.analysis.proof.space;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.TypeSettings;
import fr.balise.core.digest.Sha256;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Policy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Every case that can occur under the settings of a policy. Combinations that no facts can give are left out (see
 * {@link Impossibility}), and so are phases that the policy's dates never make meet. Attributes that nobody reads take
 * one value: each case then stands for all those that differ in these attributes only. Immutable.
 */
public final class CaseSpace {
    private static final List<Clause> UNDER_ANY_SETTINGS = Stream.of(Impossibility.values())
            .flatMap(each -> Clause.of(each.condition()).stream())
            .toList();

    private final Set<CaseAttribute> varying;
    private final List<Clause> impossible;
    private final Enumeration enumeration;
    private final long[] codes;

    private CaseSpace(Set<CaseAttribute> varying, List<Clause> impossible) {
        this.varying = Collections.unmodifiableSet(varying);
        this.impossible = impossible;
        this.enumeration = new Enumeration(varying, impossible);
        this.codes = enumeration.all();
    }

    /** The space of one policy: what neither its rules nor its invariants read does not vary. */
    public static CaseSpace of(Policy policy) {
        return reading(policy.caseSettings(), AttributesRead.by(policy));
    }

    /** The space in which those attributes vary. */
    public static CaseSpace reading(CaseSettings settings, Collection<CaseAttribute> read) {
        Set<CaseAttribute> varying = EnumSet.noneOf(CaseAttribute.class);
        varying.addAll(read);
        List<Clause> impossible = new ArrayList<>(UNDER_ANY_SETTINGS);
        SettingsBounds.impossible(settings).forEach(condition -> impossible.addAll(Clause.of(condition)));
        return new CaseSpace(varying, List.copyOf(impossible));
    }

    /**
     * The space in which those attributes vary and none of the conditions is met; what facts cannot give has to be among
     * them.
     */
    public static CaseSpace excluding(Collection<Condition> impossible, Collection<CaseAttribute> read) {
        Set<CaseAttribute> varying = EnumSet.noneOf(CaseAttribute.class);
        varying.addAll(read);
        return new CaseSpace(
                varying,
                impossible.stream()
                        .flatMap(condition -> Clause.of(condition).stream())
                        .toList());
    }

    /** The space in which every attribute varies. */
    public static CaseSpace whole(CaseSettings settings) {
        return reading(settings, EnumSet.allOf(CaseAttribute.class));
    }

    /** The attributes that vary. */
    public Set<CaseAttribute> varying() {
        return varying;
    }

    /** How many cases there are. */
    public int count() {
        return codes.length;
    }

    /** The cases; the stream may be made parallel. */
    public Stream<PublicationCase> cases() {
        return codes().mapToObj(CaseCode::toCase);
    }

    /** The cases as {@link CaseCode codes}, in the same order. */
    public LongStream codes() {
        return Arrays.stream(codes);
    }

    /**
     * Hands out the cases in blocks.
     *
     * @param size of a block, in cases; the last may be smaller
     */
    public void forEachBlock(int size, Consumer<List<PublicationCase>> block) {
        for (int from = 0; from < codes.length; from += size) {
            block.accept(Arrays.stream(codes, from, Math.min(codes.length, from + size))
                    .mapToObj(CaseCode::toCase)
                    .toList());
        }
    }

    /** True when facts can give this case. */
    public boolean isPossible(PublicationCase aCase) {
        return isPossible(CaseCode.of(aCase));
    }

    /** As {@link #isPossible(PublicationCase)}, for a {@link CaseCode code}. */
    public boolean isPossible(long code) {
        for (Clause clause : impossible) {
            if (clause.holds(code)) {
                return false;
            }
        }
        return true;
    }

    /** Where nothing has a mailbox considered that is neither published nor asked for there. */
    public static List<Clause> notConsidered(TypeSettings types) {
        return SettingsBounds.notConsidered(types).stream()
                .flatMap(condition -> Clause.of(condition).stream())
                .toList();
    }

    /** True when facts can give the case of this code under some settings. */
    public static boolean isDerivable(long code) {
        return UNDER_ANY_SETTINGS.stream().noneMatch(clause -> clause.holds(code));
    }

    /** Why facts cannot give this case; empty when they can, or when the settings alone forbid it. */
    public static List<Impossibility> reasonsAgainst(PublicationCase aCase) {
        return Stream.of(Impossibility.values())
                .filter(each -> each.condition().holds(aCase))
                .toList();
    }

    /** True when some possible case meets the condition, whatever the settings, if the exceptions were possible too. */
    public static boolean canHold(Condition condition, Collection<Impossibility> exceptions) {
        List<Clause> structural = Stream.of(Impossibility.values())
                .filter(each -> !exceptions.contains(each))
                .flatMap(each -> Clause.of(each.condition()).stream())
                .toList();
        List<Clause> clauses = Clause.of(condition);
        return Arrays.stream(new Enumeration(AttributesRead.by(condition), structural).all())
                .anyMatch(code -> clauses.stream().anyMatch(clause -> clause.holds(code)));
    }

    /** The case of this space that stands for the given one; empty when there is none. */
    public Optional<PublicationCase> standingFor(PublicationCase aCase) {
        OptionalLong code = enumeration.completing(CaseCode.of(aCase));
        return code.isPresent() ? Optional.of(CaseCode.toCase(code.getAsLong())) : Optional.empty();
    }

    /** SHA-256, in hexadecimal, over the attributes, their values and every case. */
    public String digest() {
        Sha256 sha256 = new Sha256();
        for (CaseAttribute attribute : CaseAttribute.values()) {
            sha256.bytes(attribute.ruleName() + attribute.domain() + varying.contains(attribute) + "\n");
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * codes.length);
        Arrays.stream(codes).forEach(bytes::putLong);
        return sha256.bytes(bytes.flip()).hex();
    }
}
