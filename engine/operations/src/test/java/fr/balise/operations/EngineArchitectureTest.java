package fr.balise.operations;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** Holds what the design promises of the engine. */
@AnalyzeClasses(
        packages = {"fr.balise.core", "fr.balise.analysis", "fr.balise.operations"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class EngineArchitectureTest {
    @ArchTest
    static final ArchRule only_evaluation_knows_drools = noClasses()
            .that()
            .resideOutsideOfPackage("fr.balise.core.evaluation..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.drools..", "org.kie..", "org.mvel.."));

    @ArchTest
    static final ArchRule the_engine_reads_no_clock = noClasses()
            .should()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule the_engine_touches_no_file_network_or_database = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "javax.sql..")
                    .and(not(equivalentTo(URI.class))))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.io.File.class, java.io.FileInputStream.class, java.io.FileOutputStream.class);

    @ArchTest
    static final ArchRule the_engine_keeps_no_static_state =
            noFields().that().areStatic().should().notBeFinal();

    @ArchTest
    static final ArchRule the_engine_knows_no_adapter = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "fr.balise.adapters..",
                    "fr.balise.samples..",
                    "ca.uhn..",
                    "org.hl7..",
                    "org.springframework..",
                    "picocli.."));

    @ArchTest
    static final ArchRule deciding_knows_nothing_of_judging = noClasses()
            .that()
            .resideInAPackage("fr.balise.core..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("fr.balise.analysis..", "fr.balise.operations.."));

    @ArchTest
    static final ArchRule judging_knows_nothing_of_what_is_done_with_it = noClasses()
            .that()
            .resideInAPackage("fr.balise.analysis..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("fr.balise.operations.."));

    @ArchTest
    static final ArchRule packages_form_no_circle =
            slices().matching("fr.balise.(**)").should().beFreeOfCycles();
}
