package fr.balise.analysis.difference.space;

import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A question whose answers are grouped where they make no difference to any rule. */
record Grouped(RefiningQuestion question, List<int[]> groups) implements RefiningQuestion {
    static Grouped apart(RefiningQuestion question) {
        return by(question, answer -> answer);
    }

    /** Answers with equal signatures go together. */
    static Grouped by(RefiningQuestion question, IntFunction<Object> signature) {
        Map<Object, List<Integer>> bySignature = new LinkedHashMap<>();
        IntStream.range(0, question.answers())
                .forEach(answer -> bySignature
                        .computeIfAbsent(signature.apply(answer), none -> new ArrayList<>())
                        .add(answer));
        return new Grouped(
                question,
                bySignature.values().stream()
                        .map(members ->
                                members.stream().mapToInt(Integer::intValue).toArray())
                        .toList());
    }

    int[] members(int group) {
        return groups.get(group);
    }

    @Override
    public int answers() {
        return groups.size();
    }

    @Override
    public Text say(List<Integer> answers) {
        return question.say(answers.stream()
                .flatMap(group -> Arrays.stream(groups.get(group)).boxed())
                .sorted()
                .toList());
    }
}
