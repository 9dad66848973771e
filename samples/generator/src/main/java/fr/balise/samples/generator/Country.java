package fr.balise.samples.generator;

import fr.balise.samples.generator.Draw.Kind;
import fr.balise.samples.generator.SyntheticProfessional.Answer;
import fr.balise.samples.generator.SyntheticProfessional.Situation;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who there is, and what is published of whom under the old way of feeding: each mailbox on every situation of its
 * holder, used or not. Nothing is remembered: each thing is drawn anew when it is asked for.
 */
final class Country {
    private static final List<String> SECTORS = List.of(
            "SA07", "SA07", "SA07", "SA07", "SA07", "SA07", "SA07", "SA07", "SA01", "SA05", "SA25", "SA33", "SA33",
            "SA52", "SA41", "SA41");
    /** How many situations professionals have, each as often as it stands here. */
    private static final List<Integer> SITUATIONS = List.of(0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 4);

    private static final int MOST_SITUATIONS = 10;
    private static final double OPEN = 0.97;
    private static final double WITH_PERSONAL_MAILBOX = 0.23;
    private static final double WITH_SECOND_MAILBOX = 0.015;
    private static final double WITH_ORGANISATIONAL_MAILBOX = 0.04;
    private static final double WITH_APPLICATIVE_MAILBOX = 0.001;
    private static final double ORGANISATIONAL_SHOWN = 0.92;
    private static final double ON_A_SISTER_SITE = 0.05;
    private static final double ON_EVERY_SITUATION = 0.7;
    private static final double ON_THE_RECORD_ALONE = 0.2;
    private static final double ON_SOMEBODY_ELSES = 0.005;
    private static final double OF_ANOTHER_OPERATOR = 0.01;
    private static final double ASKED = 0.4;
    private static final double WANTED = 0.8;
    private static final double CONTACT_WANTED = 0.02;
    private static final int DAYS_OF_ASKING = 300;
    private static final int SITES_OF_AN_ENTITY = 10;
    private static final int DOMAIN_FAVOUR = 4;
    private static final int STRUCTURE_FAVOUR = 3;

    private final Shape shape;
    private final SyntheticStock stock;

    Country(Shape shape) {
        this.shape = shape;
        this.stock = new SyntheticStock(shape.asOf());
    }

    Shape shape() {
        return shape;
    }

    /** The operator's mail domains, large ones first. */
    List<String> domains() {
        List<String> domains = new ArrayList<>();
        for (int rank = 0; rank < shape.domains(); rank++) {
            domains.add(domain(rank));
        }
        return domains;
    }

    private static String domain(int rank) {
        return "d" + rank + ".exemple.mssante.fr";
    }

    private String domain(Draw draw) {
        return domain(draw.favouringFirst(shape.domains(), DOMAIN_FAVOUR));
    }

    SyntheticStructure structure(int index) {
        Draw draw = draw(Kind.STRUCTURE, index);
        boolean active = draw.chance(OPEN);
        String sector = draw.of(SECTORS);
        String town = InventedNames.town(draw);
        String postalCode = String.format(Locale.ROOT, "%02d%03d", 1 + draw.below(95), draw.below(1000));
        int entity = index - index % SITES_OF_AN_ENTITY;
        boolean part = entity != index && draw.chance(0.5);
        List<SyntheticMailbox> held = mailboxesOfStructure(index);
        List<SyntheticMailbox> shown = new ArrayList<>();
        if (draw.chance(ORGANISATIONAL_SHOWN)) {
            shown.addAll(held);
        }
        if (index > 0 && draw.chance(ON_A_SISTER_SITE)) {
            shown.addAll(mailboxesOfStructure(index - 1));
        }
        return new SyntheticStructure(
                index,
                active,
                sector,
                "Structure " + town + " " + index,
                town,
                postalCode,
                part ? OptionalInt.of(entity) : OptionalInt.empty(),
                held,
                shown);
    }

    private List<SyntheticMailbox> mailboxesOfStructure(int index) {
        Draw draw = draw(Kind.STRUCTURE_MAILBOXES, index);
        List<SyntheticMailbox> held = new ArrayList<>();
        if (draw.chance(WITH_ORGANISATIONAL_MAILBOX)) {
            held.add(stock.ofStructure(draw, "ORG", "secretariat." + index + "@" + domain(draw), index));
        }
        if (draw.chance(WITH_APPLICATIVE_MAILBOX)) {
            held.add(stock.ofStructure(draw, "APP", "automate." + index + "@" + domain(draw), index));
        }
        return held;
    }

    SyntheticProfessional professional(int index) {
        Draw draw = draw(Kind.PROFESSIONAL, index);
        boolean active = draw.chance(OPEN);
        String family = InventedNames.family(draw);
        String given = InventedNames.given(draw);
        List<SyntheticMailbox> held = mailboxesOfProfessional(index, given + "." + family);
        boolean everywhere = draw.chance(ON_EVERY_SITUATION);
        boolean onRecord = !everywhere && draw.chance(ON_THE_RECORD_ALONE / (1 - ON_EVERY_SITUATION));
        int number = draw.of(SITUATIONS);
        List<Situation> situations = new ArrayList<>();
        for (int each = 0; each < number; each++) {
            situations.add(situation(index, each, held, everywhere));
        }
        return new SyntheticProfessional(index, active, family, given, held, onRecord ? held : List.of(), situations);
    }

    private List<SyntheticMailbox> mailboxesOfProfessional(int index, String name) {
        Draw draw = draw(Kind.PROFESSIONAL_MAILBOXES, index);
        List<SyntheticMailbox> held = new ArrayList<>();
        if (draw.chance(WITH_PERSONAL_MAILBOX)) {
            String local = plain(name) + "." + index;
            held.add(stock.ofProfessional(draw, local + "@" + domain(draw), index));
            if (draw.chance(WITH_SECOND_MAILBOX)) {
                held.add(stock.ofProfessional(draw, local + ".bis@" + domain(draw), index));
            }
        }
        return held;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private Situation situation(int professional, int each, List<SyntheticMailbox> held, boolean everywhere) {
        long number = (long) professional * MOST_SITUATIONS + each;
        Draw draw = draw(Kind.SITUATION, number);
        boolean active = draw.chance(OPEN);
        int structure = draw.favouringFirst(shape.structures(), STRUCTURE_FAVOUR);
        String mode = draw.chance(0.5) ? "L" : "S";
        List<SyntheticMailbox> shown = new ArrayList<>(everywhere ? held : List.of());
        if (professional > 0 && draw.chance(ON_SOMEBODY_ELSES)) {
            shown.addAll(professional(professional - 1).held());
        }
        if (draw.chance(OF_ANOTHER_OPERATOR)) {
            shown.add(stock.ofAnotherOperator(draw, "contact." + number + "@autre-operateur.mssante.fr"));
        }
        List<Answer> answers = new ArrayList<>();
        held.forEach(mailbox -> answer(draw, mailbox, ASKED).ifPresent(answers::add));
        if (draw.chance(CONTACT_WANTED)) {
            mailboxesOfStructure(structure).stream()
                    .filter(mailbox -> mailbox.type().equals("ORG"))
                    .forEach(mailbox -> answer(draw, mailbox, 1).ifPresent(answers::add));
        }
        return new Situation(String.format(Locale.ROOT, "99%010d", number), active, structure, mode, shown, answers);
    }

    /** What the stock does not hold nobody asks about. */
    private Optional<Answer> answer(Draw draw, SyntheticMailbox mailbox, double asked) {
        boolean told = draw.chance(asked);
        boolean wanted = draw.chance(WANTED);
        LocalDate on = draw.daysBefore(shape.asOf(), 1, DAYS_OF_ASKING);
        return told && mailbox.inStock() ? Optional.of(new Answer(mailbox, wanted, on)) : Optional.empty();
    }

    private Draw draw(Kind kind, long index) {
        return new Draw(shape.seed(), kind, index);
    }
}
