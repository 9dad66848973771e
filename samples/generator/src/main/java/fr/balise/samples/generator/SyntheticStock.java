package fr.balise.samples.generator;

import java.time.LocalDate;
import java.util.Optional;

/** What an operator's stock says of mailboxes: nearly half are not used any more. */
final class SyntheticStock {
    private static final double DEAD = 0.4;
    private static final double NO_ACTIVITY_KNOWN = 0.02;
    private static final double CLOSED = 0.02;
    private static final double SUSPENDED = 0.01;
    private static final double MISSING = 0.01;
    private static final double KNOWN_BY_ADDRESS = 0.006;
    private static final double KNOWN_TO_A_REGISTER = 0.003;
    private static final double RED_LISTED = 0.01;
    private static final int DAYS_IN_USE = 240;
    private static final int DAYS_SINCE_DEAD = 400;
    private static final int DAYS_AT_MOST = 1200;

    private final LocalDate asOf;

    SyntheticStock(LocalDate asOf) {
        this.asOf = asOf;
    }

    SyntheticMailbox ofProfessional(Draw draw, String address, int professional) {
        String holderType = "8";
        String holder = SyntheticProfessional.rpps(professional);
        if (draw.chance(KNOWN_BY_ADDRESS)) {
            holderType = "10";
            holder = address;
        } else if (draw.chance(KNOWN_TO_A_REGISTER)) {
            holderType = "3";
            holder = "agent-" + professional;
        }
        return mailbox(draw, address, "PER", holderType, holder, "");
    }

    SyntheticMailbox ofStructure(Draw draw, String type, String address, int structure) {
        return mailbox(draw, address, type, "", "", SyntheticStructure.finess(structure));
    }

    SyntheticMailbox ofAnotherOperator(Draw draw, String address) {
        return new SyntheticMailbox(
                address, "PER", "", "", "", SyntheticMailbox.MISSING, Optional.empty(), draw.chance(RED_LISTED));
    }

    private SyntheticMailbox mailbox(
            Draw draw, String address, String type, String holderType, String holder, String structure) {
        boolean dead = draw.chance(DEAD);
        LocalDate last =
                dead ? draw.daysBefore(asOf, DAYS_SINCE_DEAD, DAYS_AT_MOST) : draw.daysBefore(asOf, 1, DAYS_IN_USE);
        return new SyntheticMailbox(
                address,
                type,
                holderType,
                holder,
                structure,
                status(draw),
                draw.chance(NO_ACTIVITY_KNOWN) ? Optional.empty() : Optional.of(last),
                draw.chance(RED_LISTED));
    }

    private static String status(Draw draw) {
        if (draw.chance(CLOSED)) {
            return "CLOSED";
        } else if (draw.chance(SUSPENDED)) {
            return "SUSPENDED";
        }
        return draw.chance(MISSING) ? SyntheticMailbox.MISSING : "ACTIVE";
    }
}
