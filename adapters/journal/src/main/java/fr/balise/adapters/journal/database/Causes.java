package fr.balise.adapters.journal.database;

/** What a driver says went wrong. */
final class Causes {
    private Causes() {}

    /** The driver's own words, on one line: what is wrapped around them says less. */
    static String deepest(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.strip().replaceAll("[.\\s]+$", ""))
                .orElse(message);
    }
}
