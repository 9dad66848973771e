package fr.balise.engine.population;

import fr.balise.engine.facts.Attachment;
import fr.balise.engine.facts.Carrier;
import fr.balise.engine.facts.CarrierKind;
import fr.balise.engine.facts.CarrierRef;
import fr.balise.engine.facts.Mailbox;
import fr.balise.engine.facts.MailboxType;
import fr.balise.engine.identity.IdNatPs;
import fr.balise.engine.identity.Identifier;
import fr.balise.engine.identity.MailboxAddress;
import fr.balise.engine.identity.SituationId;
import fr.balise.engine.population.Population.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who works where, and what is published there. */
public final class Places {
    private static final String FINESS = "https://finess.esante.gouv.fr";

    private Places() {}

    public static PractitionerBuilder aPractitioner() {
        return aPractitioner("10000000001");
    }

    public static PractitionerBuilder aPractitioner(String rpps) {
        return new PractitionerBuilder(rpps);
    }

    public static SituationBuilder aSituation(String id) {
        return new SituationBuilder(id);
    }

    public static StructureBuilder aStructure(String finess) {
        return new StructureBuilder(finess);
    }

    public static PublishedBuilder published(String address) {
        return new PublishedBuilder(address);
    }

    static Identifier finess(String number) {
        return new Identifier(FINESS, number);
    }

    public static final class PractitionerBuilder implements Member {
        private final String rpps;
        private String id;
        private boolean open = true;
        private final List<Attachment> shown = new ArrayList<>();
        private final List<SituationBuilder> situations = new ArrayList<>();
        private final List<Mailboxes.MailboxBuilder> mailboxes = new ArrayList<>();

        private PractitionerBuilder(String rpps) {
            this.rpps = rpps;
            this.id = "P-" + rpps;
        }

        public PractitionerBuilder recordedAs(String logicalId) {
            this.id = logicalId;
            return this;
        }

        public PractitionerBuilder closed() {
            this.open = false;
            return this;
        }

        public PractitionerBuilder with(SituationBuilder situation) {
            situations.add(situation.of(new CarrierRef(CarrierKind.PRACTITIONER, id)));
            return this;
        }

        public PractitionerBuilder holding(Mailboxes.MailboxBuilder mailbox) {
            mailboxes.add(mailbox.heldBy(rpps));
            return this;
        }

        public PractitionerBuilder showing(PublishedBuilder published) {
            shown.add(published.build());
            return this;
        }

        @Override
        public Stream<Carrier> carriers() {
            Carrier itself = new Carrier.Practitioner(
                    new CarrierRef(CarrierKind.PRACTITIONER, id),
                    List.of(),
                    open,
                    "Dr " + rpps,
                    shown,
                    Set.of(IdNatPs.ofRpps(rpps)));
            return Stream.concat(Stream.of(itself), situations.stream().flatMap(SituationBuilder::carriers));
        }

        @Override
        public Stream<Mailbox> mailboxes() {
            return mailboxes.stream().flatMap(Mailboxes.MailboxBuilder::mailboxes);
        }
    }

    public static final class SituationBuilder implements Member {
        private final String id;
        private String logicalId;
        private boolean open = true;
        private Optional<CarrierRef> practitioner = Optional.empty();
        private Optional<CarrierRef> structure = Optional.empty();
        private Optional<StructureBuilder> ownPlace = Optional.empty();
        private final List<Attachment> shown = new ArrayList<>();

        private SituationBuilder(String id) {
            this.id = id;
            this.logicalId = id;
        }

        public SituationBuilder recordedAs(String another) {
            this.logicalId = another;
            return this;
        }

        public SituationBuilder closed() {
            this.open = false;
            return this;
        }

        /** In a structure that is part of the population. */
        public SituationBuilder at(StructureBuilder place) {
            this.structure = Optional.of(place.ref());
            return this;
        }

        /** In a structure that the directory does not show. */
        public SituationBuilder somewhereUnknown() {
            this.structure = Optional.of(new CarrierRef(CarrierKind.STRUCTURE, "S-nowhere"));
            return this;
        }

        public SituationBuilder inHospital() {
            return in("750000900", "SA01");
        }

        public SituationBuilder inTown() {
            return in("750000901", "SA07");
        }

        public SituationBuilder inLaboratory() {
            return in("750000902", "SA25");
        }

        private SituationBuilder in(String finess, String sector) {
            StructureBuilder place = aStructure(finess).ofSector(sector);
            this.ownPlace = Optional.of(place);
            return at(place);
        }

        public SituationBuilder showing(PublishedBuilder published) {
            shown.add(published.build());
            return this;
        }

        SituationBuilder of(CarrierRef professional) {
            this.practitioner = Optional.of(professional);
            return this;
        }

        @Override
        public Stream<Carrier> carriers() {
            Carrier itself = new Carrier.PracticeSituation(
                    new CarrierRef(CarrierKind.SITUATION, logicalId),
                    List.of(),
                    open,
                    "",
                    shown,
                    Optional.of(new SituationId(id)),
                    practitioner,
                    structure);
            return Stream.concat(Stream.of(itself), ownPlace.stream().flatMap(StructureBuilder::carriers));
        }
    }

    public static final class StructureBuilder implements Member {
        private final String finess;
        private boolean open = true;
        private Optional<CarrierRef> partOf = Optional.empty();
        private final Set<String> sectors = new TreeSet<>();
        private final List<Attachment> shown = new ArrayList<>();

        private StructureBuilder(String finess) {
            this.finess = finess;
        }

        CarrierRef ref() {
            return new CarrierRef(CarrierKind.STRUCTURE, "S-" + finess);
        }

        public StructureBuilder closed() {
            this.open = false;
            return this;
        }

        public StructureBuilder ofSector(String sector) {
            sectors.add(sector);
            return this;
        }

        public StructureBuilder partOf(StructureBuilder legalEntity) {
            this.partOf = Optional.of(legalEntity.ref());
            return this;
        }

        public StructureBuilder showing(PublishedBuilder published) {
            shown.add(published.build());
            return this;
        }

        @Override
        public Stream<Carrier> carriers() {
            return Stream.of(new Carrier.Structure(
                    ref(), List.of(finess(finess)), open, "Structure " + finess, shown, partOf, sectors));
        }
    }

    public static final class PublishedBuilder {
        private final String address;
        private MailboxType type = MailboxType.PER;
        private Optional<Integer> rank = Optional.empty();
        private Optional<Boolean> redList = Optional.of(false);
        private Optional<String> description = Optional.empty();
        private boolean repeated;

        private PublishedBuilder(String address) {
            this.address = address;
        }

        public PublishedBuilder as(MailboxType other) {
            this.type = other;
            return this;
        }

        public PublishedBuilder first() {
            this.rank = Optional.of(1);
            return this;
        }

        public PublishedBuilder redListed() {
            this.redList = Optional.of(true);
            return this;
        }

        /** The directory does not show whether it is on the red list. */
        public PublishedBuilder hidingItsRedList() {
            this.redList = Optional.empty();
            return this;
        }

        public PublishedBuilder describedAs(String text) {
            this.description = Optional.of(text);
            return this;
        }

        public PublishedBuilder twice() {
            this.repeated = true;
            return this;
        }

        private Attachment build() {
            return new Attachment(
                    new MailboxAddress(address),
                    address,
                    type,
                    rank,
                    redList,
                    description,
                    Optional.empty(),
                    Optional.empty(),
                    "shown:" + address,
                    repeated);
        }
    }
}
