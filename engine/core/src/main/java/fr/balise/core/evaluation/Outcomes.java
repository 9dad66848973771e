package fr.balise.core.evaluation;

import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The decision for each set of rules that spoke; a policy reaches few, so that millions of cases share them. */
final class Outcomes {
    /** Far beyond what policies reach; past it, decisions are made anew. */
    private static final int MOST_KEPT = 50_000;

    /** The golden ratio: few bits are set, and a plain hash of them would put unlike sets together. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<Rule> rules;
    private final int[] byId;
    private final Map<Spoke, Decision> known = new ConcurrentHashMap<>();

    Outcomes(List<Rule> rules) {
        this.rules = rules;
        this.byId = IntStream.range(0, rules.size())
                .boxed()
                .sorted(Comparator.comparing(number -> rules.get(number).id()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A set of rules, as bits. The first word stands apart: few policies have more than 64 rules. */
    private record Spoke(long first, List<Long> others) {
        static Spoke of(long[] words) {
            return new Spoke(
                    words[0],
                    words.length == 1
                            ? List.of()
                            : Arrays.stream(words).skip(1).boxed().toList());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Spoke spoke && first == spoke.first && others.equals(spoke.others);
        }

        @Override
        public int hashCode() {
            return Long.hashCode((first + others.hashCode()) * SPREAD);
        }
    }

    /** @param spoke the numbers of the rules that spoke, as bits */
    Decision of(long[] spoke) {
        Spoke key = Spoke.of(spoke);
        Decision decision = known.get(key);
        if (decision == null) {
            decision = decide(spoke);
            if (known.size() < MOST_KEPT) {
                known.put(key, decision);
            }
        }
        return decision;
    }

    private Decision decide(long[] spoke) {
        List<Rule> speaking = new ArrayList<>();
        for (int number : byId) {
            if ((spoke[number / Long.SIZE] >>> number & 1) != 0) {
                speaking.add(rules.get(number));
            }
        }
        return Decision.of(speaking);
    }
}
