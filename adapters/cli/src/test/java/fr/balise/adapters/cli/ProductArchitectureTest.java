package fr.balise.adapters.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the layout of the whole product; the engine holds its own, and so does the service, which is on no path of this one. */
@AnalyzeClasses(packages = "fr.balise", importOptions = ImportOption.DoNotIncludeTests.class)
class ProductArchitectureTest {
    @ArchTest
    static final ArchRule drools_stays_in_the_room_that_evaluates = noClasses()
            .that()
            .resideOutsideOfPackage("fr.balise.core.evaluation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..");

    /** The drawing of the house: each module, and what it may know. */
    @ArchTest
    static final ArchRule modules_know_what_stands_below_them = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cells")
            .definedBy("fr.balise.cells..")
            .layer("core")
            .definedBy("fr.balise.core..")
            .layer("analysis")
            .definedBy("fr.balise.analysis..")
            .layer("operations")
            .definedBy("fr.balise.operations..")
            .layer("fhir-model")
            .definedBy("fr.balise.adapters.fhir.model..")
            .layer("fhir")
            .definedBy(resideInAPackage("fr.balise.adapters.fhir..")
                    .and(not(resideInAPackage("fr.balise.adapters.fhir.model.."))))
            .layer("dataset")
            .definedBy("fr.balise.adapters.dataset..")
            .layer("formats")
            .definedBy("fr.balise.adapters.formats..")
            .layer("reporting")
            .definedBy("fr.balise.adapters.reporting..")
            .layer("journal")
            .definedBy("fr.balise.adapters.journal..")
            .layer("publication")
            .definedBy("fr.balise.adapters.publication..")
            .layer("sandbox")
            .definedBy("fr.balise.samples.sandbox..")
            .whereLayer("cells")
            .mayNotAccessAnyLayer()
            .whereLayer("core")
            .mayOnlyAccessLayers("cells")
            .whereLayer("analysis")
            .mayOnlyAccessLayers("core")
            .whereLayer("operations")
            .mayOnlyAccessLayers("core", "analysis")
            .whereLayer("fhir-model")
            .mayOnlyAccessLayers("core")
            .whereLayer("fhir")
            .mayOnlyAccessLayers("core", "operations", "fhir-model")
            .whereLayer("dataset")
            .mayOnlyAccessLayers("cells", "core", "operations", "fhir-model")
            .whereLayer("formats")
            .mayOnlyAccessLayers("core", "analysis", "operations")
            .whereLayer("reporting")
            .mayOnlyAccessLayers("core", "analysis", "operations")
            .whereLayer("journal")
            .mayOnlyAccessLayers("core", "operations", "fhir", "fhir-model")
            .whereLayer("publication")
            .mayOnlyAccessLayers("core", "operations", "fhir-model", "fhir", "formats", "journal", "reporting")
            .whereLayer("sandbox")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule the_sandbox_is_known_by_its_name_alone = noClasses()
            .that()
            .resideOutsideOfPackage("fr.balise.samples.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "fr.balise.samples.sandbox..",
                    "org.eclipse.jetty..",
                    "jakarta.servlet..",
                    "ca.uhn.fhir.rest.server..");

    @ArchTest
    static final ArchRule packages_form_no_circle =
            slices().matching("fr.balise.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule neither_spring_nor_the_service_on_the_path_of_the_command_line = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "fr.balise.adapters.server..");
}
