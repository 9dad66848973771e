package fr.balise.analysis.proof.diagram;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A decision diagram, reduced and ordered: a node asks at one level, and leads by each answer to a node that asks at a later
 * one, or to one of the two ends. Equal sets of answers are one node. Not for several threads at once.
 */
final class Nodes {
    /** The end at which nothing is in the set. */
    static final int NONE = 0;
    /** The end at which everything is. */
    static final int EVERY = 1;

    private static final int BOTH = 0;
    private static final int EITHER = 1;
    private static final int ONLY_FIRST = 2;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int[] answers;
    private int[] levels = new int[1 << 10];
    private int[] places = new int[1 << 10];
    private int[] next = new int[1 << 12];
    private int count;
    private int used;
    private int[] numbers = new int[1 << 12];
    private long[] asked = new long[1 << 13];
    private int[] found = new int[1 << 13];

    /** @param answers how many there are at each level */
    Nodes(int[] answers) {
        this.answers = answers.clone();
        this.levels[NONE] = answers.length;
        this.levels[EVERY] = answers.length;
        this.count = 2;
    }

    /** How many levels there are. */
    int levels() {
        return answers.length;
    }

    /** How many answers there are at a level. */
    int answers(int level) {
        return answers[level];
    }

    /** How many nodes have been made; their numbers are smaller. */
    int count() {
        return count;
    }

    /** At which level a node asks; an end after all of them. */
    int level(int node) {
        return levels[node];
    }

    /** Where a node leads by the answer at a level, which may come before its own. */
    int next(int node, int level, int answer) {
        return levels[node] == level ? next[places[node] + answer] : node;
    }

    /** The node that leads by each answer at a level so: what makes no difference is not asked. */
    int node(int level, IntUnaryOperator byAnswer) {
        int[] leads = new int[answers[level]];
        for (int answer = 0; answer < leads.length; answer++) {
            leads[answer] = byAnswer.applyAsInt(answer);
        }
        return reduced(level, leads);
    }

    private int reduced(int level, int[] leads) {
        for (int lead : leads) {
            if (lead != leads[0]) {
                return number(level, leads);
            }
        }
        return leads[0];
    }

    int both(int one, int other) {
        if (one == NONE || other == NONE) {
            return NONE;
        }
        if (one == EVERY || one == other) {
            return other;
        }
        return other == EVERY ? one : combined(BOTH, Math.min(one, other), Math.max(one, other));
    }

    int either(int one, int other) {
        if (one == EVERY || other == EVERY) {
            return EVERY;
        }
        if (one == NONE || one == other) {
            return other;
        }
        return other == NONE ? one : combined(EITHER, Math.min(one, other), Math.max(one, other));
    }

    int onlyFirst(int one, int other) {
        if (one == NONE || other == EVERY || one == other) {
            return NONE;
        }
        return other == NONE ? one : combined(ONLY_FIRST, one, other);
    }

    /** What was found last for that place of the table is kept; the rest is found again. */
    private int combined(int operation, int one, int other) {
        long key = (long) one << 33 | (long) other << 2 | operation + 1;
        int slot = slot(key, asked.length);
        if (asked[slot] == key) {
            return found[slot];
        }
        int level = Math.min(levels[one], levels[other]);
        int[] leads = new int[answers[level]];
        for (int answer = 0; answer < leads.length; answer++) {
            leads[answer] = of(operation, next(one, level, answer), next(other, level, answer));
        }
        int result = reduced(level, leads);
        slot = slot(key, asked.length);
        asked[slot] = key;
        found[slot] = result;
        return result;
    }

    private int of(int operation, int one, int other) {
        return switch (operation) {
            case BOTH -> both(one, other);
            case EITHER -> either(one, other);
            default -> onlyFirst(one, other);
        };
    }

    private static int slot(long key, int length) {
        return (int) (key * SPREAD >>> 40) & length - 1;
    }

    private int number(int level, int[] leads) {
        int slot = slot(31L * Arrays.hashCode(leads) + level, numbers.length);
        while (numbers[slot] != 0) {
            if (isSo(numbers[slot], level, leads)) {
                return numbers[slot];
            }
            slot = slot + 1 & numbers.length - 1;
        }
        numbers[slot] = count;
        return added(level, leads);
    }

    private boolean isSo(int node, int level, int[] leads) {
        return levels[node] == level
                && Arrays.equals(next, places[node], places[node] + leads.length, leads, 0, leads.length);
    }

    private int added(int level, int[] leads) {
        if (count == levels.length) {
            levels = Arrays.copyOf(levels, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
        }
        if (used + leads.length > next.length) {
            next = Arrays.copyOf(next, 2 * next.length);
        }
        levels[count] = level;
        places[count] = used;
        System.arraycopy(leads, 0, next, used, leads.length);
        used += leads.length;
        count++;
        if (2 * count > numbers.length) {
            grow();
        }
        return count - 1;
    }

    private void grow() {
        numbers = new int[2 * numbers.length];
        asked = new long[2 * asked.length];
        found = new int[2 * found.length];
        for (int node = 2; node < count; node++) {
            int[] leads = Arrays.copyOfRange(next, places[node], places[node] + answers[levels[node]]);
            int slot = slot(31L * Arrays.hashCode(leads) + levels[node], numbers.length);
            while (numbers[slot] != 0) {
                slot = slot + 1 & numbers.length - 1;
            }
            numbers[slot] = node;
        }
    }
}
