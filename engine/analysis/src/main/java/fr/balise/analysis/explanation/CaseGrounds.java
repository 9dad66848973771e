package fr.balise.analysis.explanation;

import fr.balise.analysis.explanation.CaseFacts.Codes;
import fr.balise.core.cases.ActivityBands.Scope;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Ownership;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.CaseReading;
import fr.balise.core.cases.CaseReading.Circumstances;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.WrittenAttribute;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.SettingRow;
import fr.balise.core.policy.model.SettingRow.Subject;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the facts, and the rows of tables, that had a say in how a mailbox on a carrier is read. */
final class CaseGrounds {
    private final List<SettingRow> rows;
    private final CaseSettings settings;
    private final Circumstances circumstances;

    CaseGrounds(Policy policy, DirectoryIndex directory, LocalDate asOf) {
        this.rows = policy.settingRows();
        this.settings = policy.caseSettings();
        this.circumstances = new Circumstances(directory, settings, asOf);
    }

    /**
     * Those that set its activity, its care setting and what the policy declares, had it considered where nothing else did, and have something
     * written beside its address; in the order of the tables.
     */
    List<SettingRow> rows(Candidate candidate) {
        if (rows.isEmpty()) {
            return List.of();
        }
        CaseReading reading = reading(candidate);
        Optional<Structure> place = reading.structure();
        Set<Subject> counting = new HashSet<>();
        if (candidate.mailbox().flatMap(Mailbox::lastActivity).isPresent()) {
            Optional<Scope> scope =
                    settings.activity().exceptionFor(candidate.publicationCase().get(BuiltIn.MAILBOX_TYPE), place);
            scope.map(SettingRow.Activity::new).ifPresent(counting::add);
        }
        place.flatMap(settings.care()::exceptionFor).map(SettingRow.Place::new).ifPresent(counting::add);
        place.flatMap(settings.care()::sectorFor).map(SettingRow.Sector::new).ifPresent(counting::add);
        codes(reading)
                .forEach(each -> each.codes()
                        .forEach(code -> counting.add(
                                new SettingRow.Coded(each.attribute().name(), DeclaredAttribute.key(code)))));
        candidate.mailbox().ifPresent(mailbox -> {
            considered(candidate).forEach(where -> counting.add(new SettingRow.Considered(mailbox.type(), where)));
            Stream.of(WrittenAttribute.values())
                    .filter(attribute ->
                            settings.types().text(mailbox, attribute).isPresent())
                    .forEach(attribute -> counting.add(new SettingRow.Written(mailbox.type(), attribute)));
        });
        return rows.stream().filter(row -> counting.contains(row.subject())).toList();
    }

    /** As what the carrier is considered; nothing where the mailbox is published or its usage known, which is enough. */
    private static Set<ConsideredPlace> considered(Candidate candidate) {
        PublicationCase known = candidate.publicationCase();
        if (known.get(BuiltIn.PRESENCE) == Presence.PUBLISHED || known.get(BuiltIn.USAGE) != Usage.NOT_ASKED) {
            return Set.of();
        }
        return switch (known.get(BuiltIn.CARRIER_KIND)) {
            case PRACTITIONER -> Set.of(ConsideredPlace.HOLDER_RECORD);
            case STRUCTURE -> Set.of(ConsideredPlace.OWN_STRUCTURE);
            case SITUATION ->
                switch (known.get(BuiltIn.LINK)) {
                    case HOLDER -> Set.of(ConsideredPlace.HOLDER_SITUATIONS);
                    case OWN_STRUCTURE ->
                        Set.of(ConsideredPlace.OWN_STRUCTURE_SITUATIONS, ConsideredPlace.LEGAL_ENTITY_SITUATIONS);
                    case SAME_LEGAL_ENTITY -> Set.of(ConsideredPlace.LEGAL_ENTITY_SITUATIONS);
                    case ELSEWHERE, UNKNOWN -> Set.of();
                };
        };
    }

    /** The facts on which the case rests. */
    CaseFacts facts(Candidate candidate) {
        CaseReading reading = reading(candidate);
        return CaseFacts.of(candidate, reading.structure(), settings, codes(reading));
    }

    private List<Codes> codes(CaseReading reading) {
        return settings.vocabulary().declared().stream()
                .map(attribute -> new Codes(attribute, attribute.codes(reading)))
                .toList();
    }

    /** How the candidate's mailbox stands to its carrier. */
    private CaseReading reading(Candidate candidate) {
        return candidate.reading(circumstances, candidate.publicationCase().get(BuiltIn.OWNERSHIP) == Ownership.OWN);
    }
}
