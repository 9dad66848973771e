package fr.balise.core.cases;

import fr.balise.core.cases.Attribute.Kind;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.facts.stock.Mailbox;
import java.util.Optional;
import java.util.stream.Stream;

/** Where facts give the codes of which a declared attribute makes its values. */
public sealed interface CodeSource {
    /** What a value tells something of. */
    Kind kind();

    /** The codes for a mailbox on a carrier; none when the facts give none. */
    Stream<String> codes(CaseReading reading);

    /**
     * A column of the stock.
     *
     * @param name in small letters
     */
    record Column(String name) implements CodeSource {
        @Override
        public Kind kind() {
            return Kind.MAILBOX;
        }

        @Override
        public Stream<String> codes(CaseReading reading) {
            return reading.mailbox().flatMap(this::cell).stream();
        }

        /** What a line of the stock says there. */
        public Optional<String> cell(Mailbox mailbox) {
            return switch (name) {
                case "description" -> mailbox.description();
                case "service" -> mailbox.service();
                case "responsible" -> mailbox.responsible();
                default -> Optional.ofNullable(mailbox.labels().get(name));
            };
        }
    }

    /** Codes that the directory gives of the carrier, of its professional, or of its structure. */
    record Directory(DirectoryCode code) implements CodeSource {
        @Override
        public Kind kind() {
            return Kind.CARRIER;
        }

        @Override
        public Stream<String> codes(CaseReading reading) {
            return reading.codes(code).stream();
        }
    }

    /**
     * The names of a structure.
     *
     * @param answerable the one answerable for the mailbox; otherwise the one that the carrier is, or is in
     */
    record Structures(boolean answerable) implements CodeSource {
        @Override
        public Kind kind() {
            return answerable ? Kind.MAILBOX : Kind.CARRIER;
        }

        @Override
        public Stream<String> codes(CaseReading reading) {
            Stream<StructureName> names = answerable
                    ? reading.answerableNames()
                    : reading.structure().stream().flatMap(StructureName::of);
            return names.map(StructureName::value);
        }
    }

    /** The mail domain of the address. */
    record Domains() implements CodeSource {
        @Override
        public Kind kind() {
            return Kind.MAILBOX;
        }

        @Override
        public Stream<String> codes(CaseReading reading) {
            return Stream.of(reading.address().domain());
        }
    }
}
