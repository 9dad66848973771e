package fr.balise.adapters.spark;

import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.dataset.directory.DirectoryLines;
import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.adapters.dataset.spill.Spill;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.adapters.fhir.model.CarrierVersion;
import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.formats.simulation.SweepCsv;
import fr.balise.adapters.formats.simulation.SweepJson;
import fr.balise.analysis.sweep.Sweep;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.parts.PlannedPart;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.planning.Variants;
import fr.balise.operations.sources.PartedFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Plans and sweeps with a Spark session at hand. */
final class SparkJob {
    private static final Messages MESSAGES = Messages.beside(SparkJob.class, "spark");

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final SparkArguments arguments;
    private final Consumer<Text> notices;
    private final ClusterFiles files;
    private final Path scratch;

    /**
     * A job.
     *
     * @param notices is told what is of interest on the way
     */
    SparkJob(SparkSession spark, SparkArguments arguments, Consumer<Text> notices) throws Refusal {
        this.spark = spark;
        this.context = new JavaSparkContext(spark.sparkContext());
        this.arguments = arguments;
        this.notices = notices;
        this.scratch = new Path(arguments.out(), ".balise-" + UUID.randomUUID());
        this.files = new ClusterFiles(new SerializableConfiguration(context.hadoopConfiguration()), scratch);
    }

    static Refusal refusal(String key, Object... words) {
        return Refusal.input(MESSAGES.text(key, words));
    }

    /** Does what is asked; nothing but its results is left behind. */
    void run() throws Refusal, IOException, InterruptedException {
        try {
            if (arguments.command().equals("plan")) {
                plan();
            } else {
                simulate();
            }
        } finally {
            files.remove();
        }
    }

    private void plan() throws Refusal, IOException, InterruptedException {
        PolicyFiles policy = PolicyFolder.read(arguments.policy());
        if (arguments.days().size() != 1) {
            throw refusal("oneDay");
        }
        try (PolicyInForce inForce = PolicyInForce.load(policy, CertificateFile.of(policy));
                StagedData data = StagedData.of(arguments.data(), scratch, spark);
                Spill spill = Spill.usual(notices)) {
            Optional<PartedFacts> facts = parted(data, List.of(inForce.policy()), spill);
            Planning planning = new Planning(
                    inForce, DataSet.in(data.folder()), arguments.days().get(0));
            Plan plan = facts.isPresent() ? inParts(planning, policy, facts.get()) : planning.plan(FILES);
            write("plan.json", out -> PlanFile.write(plan, out));
            new ParquetTables(spark, scratch).write(plan, arguments.out());
            notices.accept(MESSAGES.text("planned", plan.changes().size(), plan.digest(), arguments.out()));
        }
    }

    private static final Planning.Writing FILES = new Planning.Writing("", "");

    private Plan inParts(Planning planning, PolicyFiles policy, PartedFacts facts) throws IOException {
        DecidePart decide = new DecidePart(files, context.broadcast(new PolicyBytes(policy)), planning.asOf());
        List<String> decided = onParts(facts, decide);
        return planning.assembled(
                facts, taker -> decided.forEach(file -> taker.accept(files.read(PlannedPart.class, file))));
    }

    private void simulate() throws Refusal, IOException, InterruptedException {
        List<PolicyBytes> against = new ArrayList<>();
        for (java.nio.file.Path other : arguments.against()) {
            against.add(new PolicyBytes(PolicyFolder.read(other)));
        }
        AskedVariants asked = new AskedVariants(
                new PolicyBytes(PolicyFolder.read(arguments.policy())),
                against,
                arguments.settings(),
                arguments.days(),
                arguments.by());
        Variants variants = asked.variants();
        try (StagedData data = StagedData.of(arguments.data(), scratch, spark);
                Spill spill = Spill.usual(notices)) {
            Optional<PartedFacts> facts = parted(data, variants.policies(), spill);
            Sweep sweep = facts.isPresent()
                    ? Sweep.sum(
                            onParts(facts.get(), new AskVariants(files, context.broadcast(asked))).stream()
                                    .map(file -> files.read(Sweep.class, file))
                                    .iterator(),
                            spill)
                    : variants.of(DataSet.in(data.folder()));
            write(
                    "sweep.json",
                    out -> out.write(SweepJson.write(sweep, Optional.empty()).getBytes(StandardCharsets.UTF_8)));
            write(
                    "sweep.csv",
                    out -> out.write(SweepCsv.of(sweep, Optional.empty()).getBytes(StandardCharsets.UTF_8)));
            notices.accept(MESSAGES.text("swept", sweep.variants().size(), arguments.out()));
        }
    }

    /** Empty where the data set is unusable; all of it is then ready to be read, to say why. */
    private Optional<PartedFacts> parted(StagedData data, List<Policy> policies, Spill spill)
            throws Refusal, IOException, InterruptedException {
        Optional<PartedFacts> facts = DataSet.parted(
                data.folder(),
                policies,
                spill,
                arguments.factsPerPart(),
                (reading, operatorSide, carriers, sorting) -> {
                    if (!data.lines().isEmpty()) {
                        readLines(data.lines(), reading, carriers);
                    }
                });
        if (facts.isEmpty()) {
            data.takeLines();
        }
        return facts;
    }

    /** A file a task: its lines are numbered and its digest is taken as on one machine. */
    private void readLines(List<Path> lines, DataSetReading reading, CarrierCollector carriers) {
        List<String> names = lines.stream().map(Path::toString).toList();
        List<ReadLines.Read> read = context.parallelize(names, names.size())
                .map(new ReadLines(files))
                .collect();
        for (ReadLines.Read file : read) {
            DirectoryLines told = files.read(DirectoryLines.class, file.told());
            reading.input(told.name(), told.sha256());
            carriers.learnt(told.gaps(), told.findings());
            files.read(CarrierVersion.class, file.versions(), carriers::take);
        }
    }

    /** What tasks make of each part, in the order of the parts. */
    private List<String> onParts(PartedFacts facts, Function<String, String> task) throws IOException {
        List<String> parts = new ArrayList<>();
        for (PublicationFacts part : facts.parts()) {
            parts.add(files.write(PublicationFacts.class, part));
        }
        notices.accept(MESSAGES.text("parts", parts.size()));
        return context.parallelize(parts, parts.size()).map(task).collect();
    }

    /** Writes something into a file. */
    private interface Content {
        void into(OutputStream out) throws IOException;
    }

    private void write(String name, Content content) throws Refusal, IOException {
        Path file = new Path(arguments.out(), name);
        try (OutputStream out =
                file.getFileSystem(context.hadoopConfiguration()).create(file, true)) {
            content.into(out);
        }
    }

    /** The sentence of a refusal. */
    static String told(Refusal refusal, Language language) {
        return String.join(
                System.lineSeparator(),
                refusal.sentences().stream().map(text -> text.in(language)).toList());
    }
}
