package fr.balise.adapters.spark;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Refusal;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/**
 * The main class for {@code spark-submit}: {@code plan} or {@code simulate}, with the options of the command line. Exit
 * code 0 when the results stand at {@code --out}, 1 otherwise.
 */
public final class BaliseOnSpark {
    private BaliseOnSpark() {}

    /** Runs. */
    public static void main(String[] words) {
        Language language = SparkArguments.language(words);
        try {
            SparkArguments arguments = SparkArguments.of(words);
            try (SparkSession spark = SparkSession.builder()
                    .appName("balise " + arguments.command())
                    .getOrCreate()) {
                new SparkJob(spark, arguments, notice -> System.err.println(notice.in(language))).run();
            }
        } catch (Refusal e) {
            System.err.println(SparkJob.told(e, language));
            System.exit(1);
        } catch (IOException e) {
            System.err.println(SparkJob.told(SparkJob.refusal("files", String.valueOf(e.getMessage())), language));
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.exit(1);
        }
    }
}
