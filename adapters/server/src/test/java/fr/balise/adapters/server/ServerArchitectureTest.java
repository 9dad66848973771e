package fr.balise.adapters.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the layout of the service; the command line's module holds the product's. */
@AnalyzeClasses(packages = "fr.balise", importOptions = ImportOption.DoNotIncludeTests.class)
class ServerArchitectureTest {
    @ArchTest
    static final ArchRule rooms_know_what_stands_below_them = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("store")
            .definedBy("fr.balise.adapters.server.store..")
            .layer("callers")
            .definedBy("fr.balise.adapters.server.callers..")
            .layer("work")
            .definedBy("fr.balise.adapters.server.work..")
            .layer("plans")
            .definedBy("fr.balise.adapters.server.plans..")
            .layer("following")
            .definedBy("fr.balise.adapters.server.following..")
            .layer("policies")
            .definedBy("fr.balise.adapters.server.policies..")
            .layer("runs")
            .definedBy("fr.balise.adapters.server.runs..")
            .layer("asking")
            .definedBy("fr.balise.adapters.server.asking..")
            .layer("professional")
            .definedBy("fr.balise.adapters.server.professional..")
            .layer("problem")
            .definedBy("fr.balise.adapters.server.problem..")
            .layer("security")
            .definedBy("fr.balise.adapters.server.security..")
            .layer("rest")
            .definedBy("fr.balise.adapters.server.rest..")
            .layer("console")
            .definedBy("fr.balise.adapters.server.console..")
            .whereLayer("store")
            .mayNotAccessAnyLayer()
            .whereLayer("callers")
            .mayNotAccessAnyLayer()
            .whereLayer("work")
            .mayNotAccessAnyLayer()
            .whereLayer("plans")
            .mayOnlyAccessLayers("callers", "store", "work")
            .whereLayer("following")
            .mayOnlyAccessLayers("work")
            .whereLayer("policies")
            .mayOnlyAccessLayers("callers", "store", "work")
            .whereLayer("runs")
            .mayOnlyAccessLayers("callers", "store", "plans", "work")
            .whereLayer("asking")
            .mayOnlyAccessLayers("callers", "store", "work")
            .whereLayer("professional")
            .mayOnlyAccessLayers("callers", "work", "asking", "problem", "security")
            .whereLayer("problem")
            .mayNotAccessAnyLayer()
            .whereLayer("security")
            .mayOnlyAccessLayers("problem")
            .whereLayer("rest")
            .mayOnlyAccessLayers(
                    "callers", "work", "following", "asking", "plans", "policies", "runs", "problem", "security")
            .whereLayer("console")
            .mayOnlyAccessLayers(
                    "callers", "work", "following", "asking", "plans", "policies", "runs", "problem", "security");

    @ArchTest
    static final ArchRule spring_stays_in_the_service = noClasses()
            .that()
            .resideOutsideOfPackage("fr.balise.adapters.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule nobody_knows_the_service = noClasses()
            .that()
            .resideOutsideOfPackage("fr.balise.adapters.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("fr.balise.adapters.server..");

    /** A door knows the engine and the adapters that it wires, and no other door. */
    @ArchTest
    static final ArchRule the_service_knows_the_engine_and_what_it_wires = noClasses()
            .that()
            .resideInAPackage("fr.balise.adapters.server..")
            .should()
            .dependOnClassesThat(resideInAPackage("fr.balise..")
                    .and(not(resideInAnyPackage(
                            "fr.balise.cells..",
                            "fr.balise.core..",
                            "fr.balise.analysis..",
                            "fr.balise.operations..",
                            "fr.balise.adapters.dataset..",
                            "fr.balise.adapters.fhir..",
                            "fr.balise.adapters.formats..",
                            "fr.balise.adapters.journal..",
                            "fr.balise.adapters.publication..",
                            "fr.balise.adapters.reporting..",
                            "fr.balise.adapters.server.."))));

    @ArchTest
    static final ArchRule packages_form_no_circle =
            slices().matching("fr.balise.adapters.server.(*)..").should().beFreeOfCycles();
}
