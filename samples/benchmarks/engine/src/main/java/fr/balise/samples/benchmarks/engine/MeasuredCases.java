package fr.balise.samples.benchmarks.engine;

import fr.balise.core.cases.CaseReading;
import fr.balise.core.cases.CaseReading.Circumstances;
import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.core.policy.model.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * An operator of today's shape: professionals with one to four situations and a personal mailbox that was published on
 * all of them, one in two in use, some asked where they want it; structures with an organisational mailbox; and now and
 * then everything else. The same every time.
 */
final class MeasuredCases {
    private static final String DOMAIN = "operateur-exemple.mssante.fr";
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final SourceLine SOURCE = new SourceLine("population", 0);
    private static final List<String> SECTORS = List.of("SA01", "SA01", "SA05", "SA07", "SA25", "SA33", "SA99");
    private static final int PROFESSIONALS_A_STRUCTURE = 8;

    private final Random random = new Random(17);
    private final List<Mailbox> stock = new ArrayList<>();
    private final List<UsageDeclaration> declarations = new ArrayList<>();
    private final List<Carrier> directory = new ArrayList<>();
    private final int structures;

    private MeasuredCases(int professionals) {
        this.structures = professionals / PROFESSIONALS_A_STRUCTURE;
        for (int i = 0; i < structures; i++) {
            addStructure(i);
        }
        for (int i = 0; i < professionals; i++) {
            addProfessional(i);
        }
    }

    /** The first cases of such an operator, in the order in which the engine meets them. */
    static List<PublicationCase> cases(Policy policy, int count) {
        return readings(policy, count).stream()
                .map(CaseReading::publicationCase)
                .toList();
    }

    /** The facts of those cases, of which nothing has been read yet. */
    static List<CaseReading> readings(Policy policy, int count) {
        PublicationFacts facts = new MeasuredCases(count / 2).facts();
        Circumstances in = new Circumstances(new DirectoryIndex(facts.carriers()), policy.caseSettings(), TODAY);
        return CaseDerivation.derive(facts, policy.caseSettings(), TODAY).candidates().stream()
                .limit(count)
                .map(each -> each.reading(in, facts.operator().owns(each.address())))
                .toList();
    }

    private PublicationFacts facts() {
        return new PublicationFacts(
                new Operator("Opérateur exemple", Set.of(DOMAIN)),
                stock,
                declarations,
                directory,
                Set.of(),
                List.of(),
                Set.of(),
                List.of(),
                new TreeMap<>());
    }

    private boolean once(int inHowMany) {
        return random.nextInt(inHowMany) == 0;
    }

    private void addStructure(int i) {
        Identifier finess = structureNumber(i);
        boolean stocked = add("service-" + i, once(20) ? MailboxType.APP : MailboxType.ORG, new Holder.None(), finess);
        MailboxType shown = stocked ? stock.get(stock.size() - 1).type() : MailboxType.ORG;
        directory.add(new Structure(
                structure(i),
                List.of(finess),
                !once(100),
                "",
                once(5) ? List.of() : List.of(attachment("service-" + i, shown)),
                Reference.of(once(3) ? Optional.of(structure(i / 2)) : Optional.empty()),
                Set.of(SECTORS.get(random.nextInt(SECTORS.size())))));
    }

    private void addProfessional(int i) {
        CarrierRef ref = new CarrierRef(CarrierKind.PRACTITIONER, "p" + i);
        IdNatPs id = IdNatPs.ofRpps(String.format("%011d", i));
        Holder holder = once(50) ? new Holder.ByAddress("agent-" + i + "@exemple.mssante.fr") : new Holder.National(id);
        MailboxType type = once(200) ? MailboxType.CAB : MailboxType.PER;
        boolean stocked = add("medecin-" + i, type, holder, structureNumber(random.nextInt(structures)));
        List<Attachment> shown = List.of(attachment("medecin-" + i, type));
        directory.add(new Practitioner(ref, List.of(), !once(100), "", once(10) ? shown : List.of(), Set.of(id)));
        int situations = 1 + random.nextInt(4) * random.nextInt(2);
        for (int s = 0; s < situations; s++) {
            addSituation("s" + i + "-" + s, ref, shown, stocked && once(2));
        }
    }

    private void addSituation(String id, CarrierRef professional, List<Attachment> shown, boolean asked) {
        int place = random.nextInt(structures);
        List<Attachment> attachments = new ArrayList<>(once(6) ? List.of() : shown);
        if (once(15)) {
            attachments.add(attachment("service-" + place, MailboxType.ORG));
        }
        if (once(10)) {
            attachments.add(attachment("ailleurs@autre-exemple.mssante.fr", MailboxType.PER, "ailleurs-" + id));
        }
        SituationId situation = new SituationId(id);
        directory.add(new PracticeSituation(
                new CarrierRef(CarrierKind.SITUATION, id),
                List.of(),
                !once(40),
                "",
                attachments,
                Optional.of(situation),
                Reference.to(professional),
                Reference.of(once(30) ? Optional.empty() : Optional.of(structure(place)))));
        if (asked) {
            boolean wanted = !once(4);
            declare(stock.get(stock.size() - 1).address(), situation, wanted, wanted && once(3));
        }
    }

    private void declare(MailboxAddress address, SituationId situation, boolean wanted, boolean preferred) {
        declarations.add(new UsageDeclaration(
                address, situation, wanted, preferred, TODAY.minusDays(random.nextInt(60)), SOURCE));
    }

    /** False for the few that the directory shows and the stock does not hold. */
    private boolean add(String name, MailboxType type, Holder holder, Identifier structure) {
        if (once(50)) {
            return false;
        }
        stock.add(new Mailbox(
                new MailboxAddress(name + "@" + DOMAIN),
                type,
                holder,
                Optional.of(structure),
                once(40) ? MailboxStatus.CLOSED : once(60) ? MailboxStatus.SUSPENDED : MailboxStatus.ACTIVE,
                once(25) ? Optional.empty() : Optional.of(TODAY.minusDays(random.nextInt(700))),
                once(30),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SOURCE));
        return true;
    }

    private static Attachment attachment(String name, MailboxType type) {
        return attachment(name + "@" + DOMAIN, type, name);
    }

    private static Attachment attachment(String address, MailboxType type, String fingerprint) {
        return new Attachment(
                new MailboxAddress(address),
                address,
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                fingerprint,
                false);
    }

    private static CarrierRef structure(int i) {
        return new CarrierRef(CarrierKind.STRUCTURE, "o" + i);
    }

    private static Identifier structureNumber(int i) {
        return new Identifier("https://finess.esante.gouv.fr", String.format("%09d", i));
    }
}
