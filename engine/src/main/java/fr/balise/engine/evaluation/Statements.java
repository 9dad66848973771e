package fr.balise.engine.evaluation;

import fr.balise.engine.cases.PublicationCase;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rules spoke of which case: the global of a session, written by {@link Speaking}. One session at a time. */
final class Statements {
    private final int words;
    private final Map<PublicationCase, long[]> spoke = new IdentityHashMap<>();

    /** @param rules how many there are */
    Statements(int rules) {
        this.words = (rules + Long.SIZE - 1) / Long.SIZE;
    }

    /** Makes ready for those cases; what was said before is forgotten. */
    void begin(List<PublicationCase> cases) {
        spoke.clear();
        cases.forEach(each -> spoke.put(each, new long[words]));
    }

    void spoke(int rule, Object aCase) {
        long[] rules = spoke.get(aCase);
        if (rules == null) {
            throw new IllegalStateException("a rule spoke of what was not asked");
        }
        rules[rule / Long.SIZE] |= 1L << rule % Long.SIZE;
    }

    /** The numbers of the rules that spoke of this case, as bits. */
    long[] of(PublicationCase aCase) {
        long @Nullable [] rules = spoke.get(aCase);
        if (rules == null) {
            throw new IllegalStateException("a case was not asked");
        }
        return rules;
    }
}
