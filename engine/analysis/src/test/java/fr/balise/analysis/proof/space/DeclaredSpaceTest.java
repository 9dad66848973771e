package fr.balise.analysis.proof.space;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.CodeSource;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.DeclaredAttribute.Definition;
import fr.balise.core.cases.DeclaredAttribute.Wording;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.facts.directory.DirectoryCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeclaredSpaceTest {
    private static final Set<Attribute> READ = Set.of(BuiltIn.OWNERSHIP, BuiltIn.MAILBOX_STATUS, BuiltIn.CARRIER_KIND);
    private static final CodeSource SECTORS = new CodeSource.Directory(DirectoryCode.SECTOR);

    private final List<DeclaredAttribute> declared = new ArrayList<>();

    /** A last value without a code is the default. */
    private DeclaredAttribute declare(CodeSource source, Map<String, Integer> table, String... values) {
        DeclaredAttribute attribute = new DeclaredAttribute(
                new Definition("own" + declared.size(), source, List.of(values), values.length - 1, table),
                Wording.NONE,
                Vocabulary.builtIn().size() + declared.size());
        declared.add(attribute);
        return attribute;
    }

    private CaseSettings settings() {
        return CaseSpaceTest.SETTINGS.with(Vocabulary.with(declared));
    }

    private static Set<Attribute> with(Attribute more) {
        Set<Attribute> read = new HashSet<>(READ);
        read.add(more);
        return read;
    }

    @Test
    void attributes_that_nothing_reads_leave_the_space_and_its_digest_as_they_were() {
        CaseSpace before = CaseSpace.reading(CaseSpaceTest.SETTINGS, READ);
        declare(new CodeSource.Column("contract"), Map.of("a", 0, "b", 1), "A", "B", "NONE");
        declare(SECTORS, Map.of("sa01", 0), "A", "NONE");
        CaseSpace after = CaseSpace.reading(settings(), READ);

        assertThat(after.count()).isEqualTo(before.count());
        assertThat(after.digest()).isEqualTo(before.digest());
        assertThat(after.cases())
                .allSatisfy(each -> assertThat(each.value("own0")).contains("NONE"))
                .allSatisfy(each -> assertThat(each.value("own1")).contains("NONE"));
    }

    @Test
    void an_attribute_that_is_read_makes_the_space_grow_where_it_can_be_read() {
        DeclaredAttribute own = declare(new CodeSource.Column("contract"), Map.of("a", 0, "b", 1), "A", "B", "NONE");
        CaseSpace space = CaseSpace.reading(settings(), with(own));
        long known = CaseSpace.reading(CaseSpaceTest.SETTINGS, READ).cases().stream()
                .filter(each -> !each.value(BuiltIn.MAILBOX_STATUS).equals("MISSING"))
                .count();

        assertThat(space.count()).isEqualTo((int)
                (CaseSpace.reading(CaseSpaceTest.SETTINGS, READ).count() + 2 * known));
        assertThat(space.cases())
                .filteredOn(each -> each.value(BuiltIn.MAILBOX_STATUS).equals("MISSING"))
                .allSatisfy(each -> assertThat(each.value("own0")).contains("NONE"));
    }

    @Test
    void a_mode_of_exercise_is_of_situations_only_and_why_is_told() {
        DeclaredAttribute own =
                declare(new CodeSource.Directory(DirectoryCode.EXERCISE_MODE), Map.of("r", 0), "LOCUM", "OTHER");
        List<PublicationCase> cases = CaseSpace.reading(settings(), with(own)).cases();

        assertThat(cases)
                .filteredOn(each -> each.index(own) == 0)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.value(BuiltIn.CARRIER_KIND)).isEqualTo("SITUATION"));
        PublicationCase onStructure = cases.stream()
                .filter(each -> each.value(BuiltIn.CARRIER_KIND).equals("STRUCTURE"))
                .findFirst()
                .orElseThrow();
        assertThat(CaseSpace.reasonsAgainst(onStructure)).isEmpty();
        assertThat(CaseSpace.reasonsAgainst(onStructure.with(own, 0)))
                .extracting(reason -> reason.en())
                .containsExactly("there is nothing here that own0 is read from: it has its default");
    }

    @Test
    void two_attributes_read_from_one_place_take_the_values_that_facts_give_together_and_no_others() {
        DeclaredAttribute one = declare(SECTORS, Map.of("sa01", 0, "sa02", 1), "A", "B", "NONE");
        DeclaredAttribute other = declare(SECTORS, Map.of("sa02", 0, "sa03", 1), "C", "D", "NONE");
        Set<Attribute> read = with(one);
        read.add(other);
        Set<List<Integer>> possible = new HashSet<>();
        CaseSpace.reading(settings(), read)
                .cases()
                .forEach(each -> possible.add(List.of(each.index(one), each.index(other))));

        Set<List<Integer>> derived = new HashSet<>();
        derive(each -> derived.add(List.of(each.index(one), each.index(other))));
        assertThat(derived).isSubsetOf(possible);
        // SA01 alone; SA02 alone; SA03 alone; none; SA01 and SA02; SA01 and SA03; SA02 and SA03
        assertThat(possible)
                .containsExactlyInAnyOrder(
                        List.of(0, 2), List.of(1, 0), List.of(2, 1), List.of(2, 2), List.of(0, 0), List.of(0, 1));
    }

    @Test
    void whatever_facts_give_is_possible() {
        declare(SECTORS, Map.of("sa01", 0, "sa02", 1), "A", "B", "NONE");
        declare(new CodeSource.Structures(false), Map.of("750000001", 0), "A", "NONE");
        declare(new CodeSource.Structures(true), Map.of("750000002", 0), "A", "NONE");
        declare(new CodeSource.Domains(), Map.of("levant.mssante.fr", 0), "A", "NONE");
        CaseSpace space = CaseSpace.reading(settings(), READ);
        Set<String> met = new HashSet<>();
        derive(each -> {
            assertThat(space.isPossible(each)).as("%s", each).isTrue();
            declared.stream().filter(own -> each.index(own) == 0).forEach(own -> met.add(own.name()));
        });
        assertThat(met).containsExactlyInAnyOrder("own0", "own1", "own2", "own3");
    }

    private void derive(java.util.function.Consumer<PublicationCase> seen) {
        Random random = new Random(7);
        for (int world = 0; world < 150; world++) {
            LocalDate asOf = CaseSpaceTest.TRANSITION.plusDays(random.nextInt(500) - 100);
            CaseDerivation.derive(RandomFacts.of(random, asOf), settings(), asOf)
                    .candidates()
                    .forEach(candidate -> seen.accept(candidate.publicationCase()));
        }
    }
}
