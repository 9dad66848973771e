package fr.balise.adapters.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the layout of the whole product; the engine holds its own. */
@AnalyzeClasses(packages = "fr.balise", importOptions = ImportOption.DoNotIncludeTests.class)
class ProductArchitectureTest {
    private static final String FILES = "fr.balise.adapters.files..";
    private static final String LIVE = "fr.balise.adapters.fhir.directory..";
    private static final String PUBLICATION = "fr.balise.adapters.publication..";
    private static final String JOURNAL = "fr.balise.adapters.journal..";
    private static final String CLI = "fr.balise.adapters.cli..";

    @ArchTest
    static final ArchRule drools_stays_in_the_room_that_evaluates = noClasses()
            .that()
            .resideOutsideOfPackage("fr.balise.core.evaluation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..");

    @ArchTest
    static final ArchRule files_know_no_other_adapter = noClasses()
            .that()
            .resideInAPackage(FILES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LIVE, JOURNAL, PUBLICATION, CLI);

    @ArchTest
    static final ArchRule publication_knows_no_other_adapter = noClasses()
            .that()
            .resideInAPackage(PUBLICATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FILES, LIVE, CLI);

    @ArchTest
    static final ArchRule the_journal_knows_no_other_adapter = noClasses()
            .that()
            .resideInAPackage(JOURNAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FILES, LIVE, PUBLICATION, CLI);

    @ArchTest
    static final ArchRule fhir_knows_only_the_engine = noClasses()
            .that()
            .resideInAPackage("fr.balise.adapters.fhir..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FILES, JOURNAL, PUBLICATION, CLI);

    @ArchTest
    static final ArchRule the_sandbox_imitates_a_server_and_knows_nothing_of_us = noClasses()
            .that()
            .resideInAPackage("fr.balise.samples.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.balise.core..", "fr.balise.adapters..");

    @ArchTest
    static final ArchRule packages_form_no_circle =
            slices().matching("fr.balise.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_spring_on_the_path_of_the_command_line =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..");
}
