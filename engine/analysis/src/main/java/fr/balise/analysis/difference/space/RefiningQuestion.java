package fr.balise.analysis.difference.space;

import fr.balise.core.findings.Text;
import java.util.List;

/** A raw fact that is asked where two policies read it differently. */
interface RefiningQuestion {
    /** How many answers there are. */
    int answers();

    /** Some of the answers in words, any of which may hold. */
    Text say(List<Integer> answers);

    /** Answers told one by one. */
    record OfTexts(List<Text> texts) implements RefiningQuestion {
        @Override
        public int answers() {
            return texts.size();
        }

        @Override
        public Text say(List<Integer> answers) {
            return answers.stream()
                    .map(texts::get)
                    .reduce((one, other) -> new Text(one.fr() + " ou " + other.fr(), one.en() + " or " + other.en()))
                    .orElseThrow();
        }
    }
}
