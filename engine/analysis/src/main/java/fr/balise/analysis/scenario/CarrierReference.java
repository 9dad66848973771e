package fr.balise.analysis.scenario;

import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.yaml.YamlField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A carrier as scenarios name it: {@code situation SE-1}, {@code practitioner 10000000001}, {@code structure 750000001}. */
public final class CarrierReference {
    private CarrierReference() {}

    static Optional<CarrierRef> read(YamlField written) {
        Optional<String> text = written.text();
        List<String> words = List.of(text.orElse("").strip().split("\\s+", 2));
        Optional<CarrierKind> kind = Stream.of(CarrierKind.values())
                .filter(each -> words.size() == 2 && word(each).equals(words.get(0)))
                .findFirst();
        if (text.isPresent() && kind.isEmpty()) {
            written.wrong(
                    new Text("« " + text.get() + " » ne désigne rien", "'" + text.get() + "' names nothing"),
                    new Text(
                            "Écrivez « situation ID », « practitioner RPPS » ou « structure FINESS ».",
                            "Write 'situation ID', 'practitioner RPPS' or 'structure FINESS'."));
        }
        return kind.flatMap(known -> known == CarrierKind.PRACTITIONER
                ? written.id(any ->
                        new CarrierRef(known, IdNatPs.ofRpps(words.get(1)).value()))
                : Optional.of(new CarrierRef(known, words.get(1))));
    }

    /** The reverse of {@link #read}. */
    public static String shown(CarrierRef ref) {
        return word(ref.kind()) + " " + ref.id();
    }

    private static String word(CarrierKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
