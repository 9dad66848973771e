package fr.balise.engine.population;

import fr.balise.engine.facts.Holder;
import fr.balise.engine.facts.Mailbox;
import fr.balise.engine.facts.MailboxStatus;
import fr.balise.engine.facts.MailboxType;
import fr.balise.engine.facts.SourceLine;
import fr.balise.engine.facts.UsageDeclaration;
import fr.balise.engine.identity.IdNatPs;
import fr.balise.engine.identity.Identifier;
import fr.balise.engine.identity.MailboxAddress;
import fr.balise.engine.identity.SituationId;
import fr.balise.engine.population.Population.Member;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** The stock, and what professionals answered. */
public final class Mailboxes {
    private Mailboxes() {}

    public static MailboxBuilder aPersonalMailbox(String address) {
        return new MailboxBuilder(address, MailboxType.PER);
    }

    public static MailboxBuilder aServiceMailbox(String address) {
        return new MailboxBuilder(address, MailboxType.ORG);
    }

    public static MailboxBuilder anApplicationMailbox(String address) {
        return new MailboxBuilder(address, MailboxType.APP);
    }

    public static MailboxBuilder aPracticeMailbox(String address) {
        return new MailboxBuilder(address, MailboxType.CAB);
    }

    public static AnswerBuilder wanted(String address, String situation) {
        return new AnswerBuilder(address, situation, true);
    }

    public static AnswerBuilder refused(String address, String situation) {
        return new AnswerBuilder(address, situation, false);
    }

    public static final class MailboxBuilder implements Member {
        private final String address;
        private final MailboxType type;
        private Holder holder = new Holder.None();
        private Optional<Identifier> structure = Optional.empty();
        private MailboxStatus status = MailboxStatus.ACTIVE;
        private Optional<LocalDate> lastActivity = Optional.empty();
        private boolean redList;
        private Optional<String> description = Optional.empty();
        private Optional<String> responsible = Optional.empty();
        private int line = 2;

        private MailboxBuilder(String address, MailboxType type) {
            this.address = address;
            this.type = type;
        }

        public MailboxBuilder heldBy(String rpps) {
            this.holder = new Holder.National(IdNatPs.ofRpps(rpps));
            return this;
        }

        /** Type 10: the holder is known to the structure only. */
        public MailboxBuilder heldLocally() {
            this.holder = new Holder.Local("agent-17");
            return this;
        }

        public MailboxBuilder of(Places.StructureBuilder answerable) {
            return ofStructure(answerable.ref().id().substring(2));
        }

        public MailboxBuilder ofStructure(String finess) {
            this.structure = Optional.of(Places.finess(finess));
            return this;
        }

        public MailboxBuilder suspended() {
            this.status = MailboxStatus.SUSPENDED;
            return this;
        }

        public MailboxBuilder lastUsed(String date) {
            this.lastActivity = Optional.of(LocalDate.parse(date));
            return this;
        }

        public MailboxBuilder redListed() {
            this.redList = true;
            return this;
        }

        public MailboxBuilder described(String text) {
            this.description = Optional.of(text);
            return this;
        }

        public MailboxBuilder answeredBy(String text) {
            this.responsible = Optional.of(text);
            return this;
        }

        public MailboxBuilder onLine(int number) {
            this.line = number;
            return this;
        }

        @Override
        public Stream<Mailbox> mailboxes() {
            return Stream.of(new Mailbox(
                    new MailboxAddress(address),
                    type,
                    holder,
                    structure,
                    status,
                    lastActivity,
                    redList,
                    description,
                    Optional.empty(),
                    responsible,
                    new SourceLine("mailboxes.csv", line)));
        }
    }

    public static final class AnswerBuilder implements Member {
        private final String address;
        private final String situation;
        private final boolean wanted;
        private boolean preferred;
        private LocalDate on = LocalDate.parse("2026-11-01");
        private int line = 2;

        private AnswerBuilder(String address, String situation, boolean wanted) {
            this.address = address;
            this.situation = situation;
            this.wanted = wanted;
        }

        public AnswerBuilder preferred() {
            this.preferred = true;
            return this;
        }

        public AnswerBuilder on(String date) {
            this.on = LocalDate.parse(date);
            return this;
        }

        public AnswerBuilder onLine(int number) {
            this.line = number;
            return this;
        }

        @Override
        public Stream<UsageDeclaration> declarations() {
            return Stream.of(new UsageDeclaration(
                    new MailboxAddress(address),
                    new SituationId(situation),
                    wanted,
                    preferred,
                    on,
                    new SourceLine("declarations.csv", line)));
        }
    }
}
