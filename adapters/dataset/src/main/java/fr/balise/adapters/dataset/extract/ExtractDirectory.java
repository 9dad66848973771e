package fr.balise.adapters.dataset.extract;

import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Target;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.LiveDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;

/**
 * The public extract as a directory to compare with. It carries no date and tells neither situations nor closings nor the
 * red list: what is planned on it is for no server.
 *
 * @param day of which it is
 * @param asOf the day for which it is read: its age is told
 */
public record ExtractDirectory(Path file, LocalDate day, LocalDate asOf) implements LiveDirectory {
    private static final Messages MESSAGES = Messages.beside(ExtractDirectory.class, "extract");
    private static final Pattern DATED = Pattern.compile("(?<!\\d)(20\\d{2})-?([01]\\d)-?([0-3]\\d)");

    /**
     * The extract in a file, which may be zipped.
     *
     * @param said the day of which it is; empty where its name says it
     * @throws Refusal when nobody says of which day it is
     */
    public static ExtractDirectory of(Path file, Optional<LocalDate> said, LocalDate asOf) throws Refusal {
        Optional<LocalDate> day = said.or(() -> named(String.valueOf(file.getFileName())));
        if (day.isEmpty()) {
            throw Refusal.input(MESSAGES.text("undated", file));
        }
        return new ExtractDirectory(file, day.get(), asOf);
    }

    private static Optional<LocalDate> named(String name) {
        Matcher dated = DATED.matcher(name);
        try {
            return dated.find()
                    ? Optional.of(LocalDate.parse(
                            dated.group(1) + dated.group(2) + dated.group(3), DateTimeFormatter.BASIC_ISO_DATE))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String address() {
        return Target.EXTRACT + day;
    }

    /** Lines about the operator's domains, and about the holders and structures of its stock, are kept. */
    @Override
    public DirectoryReading read(PublicationFacts operatorSide, TypeSettings considered) throws Refusal {
        Sha256 digest = new Sha256();
        ExtractLines lines = new ExtractLines(operatorSide.operator()::owns, holders(operatorSide.mailboxes()));
        try (InputStream in = opened(digest.reading(Files.newInputStream(file)));
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            if (!ExtractLines.header(reader.readLine())) {
                throw Refusal.input(MESSAGES.text("otherColumns", file));
            }
            String line = reader.readLine();
            while (line != null) {
                lines.take(line);
                line = reader.readLine();
            }
        } catch (IOException e) {
            throw Refusal.input(MESSAGES.text("unreadable", file, e.getClass().getSimpleName()));
        }
        String name = String.valueOf(file.getFileName());
        return new DirectoryReading(
                name,
                lines.facts(name, MESSAGES.text("holes", day, ChronoUnit.DAYS.between(day, asOf)), MESSAGES),
                digest.hex());
    }

    private InputStream opened(InputStream in) throws IOException {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return in;
        }
        ZipInputStream zip = new ZipInputStream(in);
        if (zip.getNextEntry() == null) {
            throw new IOException("an empty zip");
        }
        return zip;
    }

    private static Set<String> holders(List<Mailbox> stock) {
        return stock.stream()
                .map(Mailbox::holder)
                .filter(Holder.National.class::isInstance)
                .map(holder -> ((Holder.National) holder).id().value())
                .collect(Collectors.toSet());
    }
}
