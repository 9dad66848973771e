package fr.balise.adapters.publication.execution;

import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.publication.sending.PublisherSettings;
import fr.balise.adapters.publication.verify.ReceiptLog;
import fr.balise.adapters.publication.verify.Verifier;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.Execution;
import fr.balise.operations.running.Receipt;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.RunReport;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.VerificationReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A run over two transports, which it closes at its end, and one journal, which it leaves open.
 *
 * @param reading where the directory is read
 * @param writing where patches go; may be the same
 * @param random for names and jitter; used by several threads
 */
public record DirectoryExecution(
        Transport reading,
        Transport writing,
        PublisherSettings settings,
        Journal journal,
        Timekeeper time,
        RandomGenerator random,
        StopFlag stop,
        RunListener listener)
        implements Execution {
    private Publisher publisher() {
        return new Publisher(reading, writing, settings, journal, time, random);
    }

    @Override
    public RunReport apply(Plan plan, Set<String> lifted) throws Refusal, InterruptedException {
        String document = new String(PlanFile.write(plan), StandardCharsets.UTF_8);
        return publisher().apply(plan, document, lifted, stop, listener);
    }

    @Override
    public RunReport resume(String run, Plan plan) throws Refusal, InterruptedException {
        return publisher().resume(run, plan, stop, listener);
    }

    @Override
    public RunReport resumeUndo(String run) throws Refusal, InterruptedException {
        return publisher().resumeUndo(run, stop, listener);
    }

    @Override
    public RunReport undo(String run) throws Refusal, InterruptedException {
        return publisher().undo(run, stop, listener);
    }

    @Override
    public VerificationReport verify(Plan plan, Duration within) throws Refusal, InterruptedException {
        return new Verifier(reading, settings.dialect(), time).await(plan, within, stop::raised, listener::notice);
    }

    @Override
    public Receipt receipt(VerificationReport seen, String run) throws Refusal {
        return ReceiptLog.issue(journal, seen, Optional.of(run), reading.base().toString(), settings.identity());
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
    }
}
