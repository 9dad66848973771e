import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Mailboxes.wanted;
import static fr.balise.core.population.Places.aPractitioner;
import static fr.balise.core.population.Places.aSituation;
import static fr.balise.core.population.Population.aPopulation;

import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.PublicationFacts;
import java.nio.file.Path;
import java.time.LocalDate;

/** Decides what a new colleague's mailbox needs, in memory. Its one argument is the folder of a policy. */
final class Decide {
    public static void main(String[] arguments) throws Exception {
        PublicationFacts facts = aPopulation()
                .operatedBy("Hôpital Exemple", "hopital-exemple.mssante.fr")
                .of(aPractitioner("10001234567")
                        .with(aSituation("990012345001").inHospital())
                        .holding(aPersonalMailbox("jeanne.martin@hopital-exemple.mssante.fr").lastUsed("2026-11-20")))
                .of(wanted("jeanne.martin@hopital-exemple.mssante.fr", "990012345001"))
                .facts();
        try (PublicationEngine engine = PublicationEngine.load(PolicyFolder.read(Path.of(arguments[0])))) {
            engine.plan(facts, LocalDate.parse("2026-12-01")).changes().forEach(change -> System.out.println(
                    change.action() + " " + change.place().address() + " " + change.reasons().get(0).rule()));
        }
    }
}
