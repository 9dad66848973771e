package org.example.identities;

/**
 * One line of the feed: {@code kind;rpps;address;from;to}.
 *
 * @param kind joiner, mover or leaver
 * @param from the practice situation that ends for this mailbox (idSituationExercice); empty for a joiner
 * @param to the practice situation for which it is wanted; empty for a leaver
 */
public record Movement(String kind, String rpps, String address, String from, String to) {
    public static Movement of(String line) {
        String[] cells = line.strip().split(";", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException("kind;rpps;address;from;to is needed, not '" + line + "'");
        }
        return new Movement(cells[0], cells[1], cells[2], cells[3], cells[4]);
    }
}
