package fr.balise.core.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.SamplePolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tables in a spreadsheet change what cases say, with no rule touched. */
class SettingsByStructureTest {
    private static final String FINESS = "https://finess.esante.gouv.fr";
    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");

    @Test
    void a_mailbox_unused_for_nine_months_is_dormant_everywhere() throws Exception {
        assertThat(derive(SamplePolicy.sample()))
                .containsExactly(
                        tuple("app@ponant.mssante.fr", Activity.DORMANT, CareSetting.HOSPITAL),
                        tuple("ici@ponant.mssante.fr", Activity.DORMANT, CareSetting.HOSPITAL),
                        tuple("la@ponant.mssante.fr", Activity.DORMANT, CareSetting.HOSPITAL));
    }

    @Test
    void rows_by_structure_and_type_set_other_limits_and_another_care_setting() throws Exception {
        SamplePolicy policy = SamplePolicy.sample()
                .with("tables/activity.csv", """
                        id,source,mailboxType,structure,dormantAfterMonths,inactiveAfterMonths
                        A1,LOCAL,ORG,,12,24
                        A2,LOCAL,,010000024,1,2
                        A3,LOCAL,APP,010000024,24,36
                        """)
                .replacing("policy.yaml", "careSettings:\n  HOSPITAL: [SA01]\n  LABORATORY: [SA25, SA29]\n", "")
                .with("tables/care-settings.csv", """
                        id,source,sector,structure,careSetting
                        C1,LOCAL,SA01,,HOSPITAL
                        C2,LOCAL,,https://finess.esante.gouv.fr|010000024,TOWN
                        """);

        assertThat(derive(policy))
                .containsExactly(
                        tuple("app@ponant.mssante.fr", Activity.RECENT, CareSetting.TOWN),
                        tuple("ici@ponant.mssante.fr", Activity.INACTIVE, CareSetting.TOWN),
                        tuple("la@ponant.mssante.fr", Activity.RECENT, CareSetting.HOSPITAL));
    }

    private static List<org.assertj.core.groups.Tuple> derive(SamplePolicy files) throws Exception {
        Policy policy = PolicyLoader.load(
                files.with("tables/carriers.csv", SamplePolicy.CARRIERS).files());
        PublicationFacts facts = new PublicationFacts(
                new Operator("Messagerie du Ponant", Set.of("ponant.mssante.fr")),
                List.of(
                        mailbox("app", MailboxType.APP, "010000024"),
                        mailbox("ici", MailboxType.ORG, "010000024"),
                        mailbox("la", MailboxType.ORG, "010000099")),
                List.of(),
                List.of(hospital("010000024"), hospital("010000099")),
                Set.of(),
                List.of(),
                Set.of(),
                List.of(),
                new TreeMap<>());
        return CaseDerivation.derive(facts, policy.caseSettings(), TODAY).candidates().stream()
                .map(candidate -> tuple(
                        candidate.address().value(),
                        candidate.publicationCase().get(BuiltIn.ACTIVITY),
                        candidate.publicationCase().get(BuiltIn.CARE_SETTING)))
                .toList();
    }

    private static Carrier hospital(String finess) {
        return new Carrier.Structure(
                new CarrierRef(CarrierKind.STRUCTURE, "s" + finess),
                List.of(new Identifier(FINESS, finess)),
                true,
                "Hôpital",
                List.of(),
                new Reference.None(),
                Set.of("SA01"));
    }

    private static Mailbox mailbox(String name, MailboxType type, String finess) {
        return new Mailbox(
                new MailboxAddress(name + "@ponant.mssante.fr"),
                type,
                new Holder.None(),
                Optional.of(new Identifier(FINESS, finess)),
                MailboxStatus.ACTIVE,
                Optional.of(TODAY.minusMonths(9)),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new SourceLine("mailboxes.csv", 1));
    }
}
