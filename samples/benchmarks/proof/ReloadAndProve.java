import com.sun.management.OperatingSystemMXBean;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.analysis.proof.PolicyProof;
import fr.balise.core.PublicationEngine;
import fr.balise.core.policy.loading.PolicyFiles;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a policy from its bytes, compiles and proves it, again and again: as it is, and with eight attributes of its own. */
class ReloadAndProve {
    private static final OperatingSystemMXBean OS = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int WARM_UPS = 100;
    private static final int ROUNDS = 21;
    private static final int ATTRIBUTES = 8;
    private static final int VALUES = 16;

    public static void main(String[] arguments) throws Exception {
        PolicyFiles files = PolicyFolder.read(Path.of(arguments[0]));
        print("as it is", files);
        print("with eight attributes of sixteen values, all read", withAttributes(files));
    }

    private static void print(String name, PolicyFiles files) throws Exception {
        List<Double> millis = new ArrayList<>();
        long cases = 0;
        for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
            long from = OS.getProcessCpuTime();
            try (PublicationEngine engine = PublicationEngine.load(files)) {
                PolicyProof.Result result = PolicyProof.of(engine);
                if (!result.holds()) {
                    throw new IllegalStateException("the policy does not hold: " + result.violations());
                }
                cases = result.certificate().cases();
            }
            if (round >= WARM_UPS) {
                millis.add((OS.getProcessCpuTime() - from) / 1e6);
            }
        }
        Collections.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "reload and prove, warm, %s: %.0f ms of CPU (median of %d, from %.0f to %.0f; %,d cases)%n",
                name,
                millis.get(ROUNDS / 2),
                ROUNDS,
                millis.get(0),
                millis.get(ROUNDS - 1),
                cases);
    }

    /** Each attribute is read by two rules, whose conditions tell half of its values from the others, and odd from even. */
    private static PolicyFiles withAttributes(PolicyFiles files) {
        SortedMap<String, byte[]> content = new TreeMap<>(files.content());
        StringBuilder declared = new StringBuilder("\nattributes:\n");
        StringBuilder rules = new StringBuilder();
        StringBuilder sentences = new StringBuilder("\n");
        for (int number = 1; number <= ATTRIBUTES; number++) {
            declared.append("  own").append(number).append(":\n    column: own").append(number).append("\n    values: {");
            declared.append(IntStream.range(0, VALUES - 1).mapToObj(value -> "V" + value + ": [v" + value + "]")
                    .collect(Collectors.joining(", ")));
            declared.append("}\n    default: REST\n");
            rule("HALF", number, IntStream.range(0, VALUES / 2), rules, sentences);
            rule("ODD", number, IntStream.range(0, VALUES / 2 - 1).map(value -> 2 * value + 1), rules, sentences);
        }
        content.put("rules/own.drl", bytes(rules));
        for (String file : List.of("policy.yaml", "messages_en.properties", "messages_fr.properties")) {
            String before = new String(content.get(file), StandardCharsets.UTF_8);
            content.put(file, bytes(before + (file.equals("policy.yaml") ? declared : sentences)));
        }
        content.remove(PolicyFiles.CERTIFICATE);
        return new PolicyFiles(content);
    }

    private static void rule(
            String name, int number, IntStream values, StringBuilder rules, StringBuilder sentences) {
        String id = "OWN-" + name + "-" + number;
        rules.append("rule \"").append(id).append("\"\n  @ruleId(").append(id).append(") @source(A3-CONTEXT)\nwhen\n")
                .append("  // Only some of the values.\n")
                .append("  $case : PublicationCase( ownership == OWN, presence == PUBLISHED, careSetting == LABORATORY, own")
                .append(number).append(" in (")
                .append(values.mapToObj(value -> "V" + value).collect(Collectors.joining(", ")))
                .append(") )\nthen\n  verdicts.flag($case);\nend\n\n");
        sentences.append(id).append('=').append(id).append('\n');
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
