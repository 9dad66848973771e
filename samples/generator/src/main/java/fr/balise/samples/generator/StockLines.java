package fr.balise.samples.generator;

import fr.balise.samples.generator.SyntheticProfessional.Answer;
import fr.balise.samples.generator.SyntheticProfessional.Situation;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The operator's side: mailboxes and answers. No value of theirs needs a quote. */
final class StockLines implements AutoCloseable {
    private final Writer mailboxes;
    private final Writer declarations;

    StockLines(Path folder) throws IOException {
        mailboxes = Files.newBufferedWriter(folder.resolve("mailboxes.csv"));
        mailboxes.write(
                "address,type,holder_id_type,holder_id,structure,status,last_activity,red_list,description,service,responsible\n");
        declarations = Files.newBufferedWriter(folder.resolve("declarations.csv"));
        declarations.write("address,situation,wanted,preferred,declared_on\n");
    }

    /** What the stock holds of those mailboxes. */
    void write(List<SyntheticMailbox> held) throws IOException {
        for (SyntheticMailbox mailbox : held) {
            if (mailbox.inStock()) {
                mailboxes.write(String.join(
                                ",",
                                mailbox.address(),
                                mailbox.type(),
                                mailbox.holderType(),
                                mailbox.holder(),
                                mailbox.structure(),
                                mailbox.status(),
                                mailbox.lastActivity().map(LocalDate::toString).orElse(""),
                                mailbox.redList() ? "yes" : "no")
                        + ",,,\n");
            }
        }
    }

    /** What was answered of a situation. */
    void write(Situation situation) throws IOException {
        for (Answer answer : situation.answers()) {
            declarations.write(String.join(
                            ",",
                            answer.mailbox().address(),
                            situation.number(),
                            answer.wanted() ? "yes" : "no",
                            "no",
                            answer.on().toString())
                    + "\n");
        }
    }

    @Override
    public void close() throws IOException {
        try (mailboxes) {
            declarations.close();
        }
    }
}
