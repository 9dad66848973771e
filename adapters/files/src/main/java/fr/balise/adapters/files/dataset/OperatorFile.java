package fr.balise.adapters.files.dataset;

import fr.balise.adapters.files.Shown;
import fr.balise.engine.facts.Operator;
import fr.balise.engine.findings.Text;
import fr.balise.engine.policy.Suggestion;
import fr.balise.engine.yaml.YamlProblem;
import fr.balise.engine.yaml.YamlValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** {@code operator.yaml}: who the operator is, and which mail domains are its own. */
final class OperatorFile {
    private static final String NAME = "operator.yaml";
    private static final List<String> KEYS = List.of("name", "domains");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final DataSetReading reading;
    private boolean sound = true;

    private OperatorFile(DataSetReading reading) {
        this.reading = reading;
    }

    static Optional<Operator> read(DataSetReading reading) {
        return TextFile.read(NAME, reading).flatMap(new OperatorFile(reading)::operator);
    }

    private Optional<Operator> operator(String document) {
        try {
            YamlValue root = YamlValue.read(document);
            for (Map.Entry<String, YamlValue> entry : root.entries().entrySet()) {
                if (!KEYS.contains(entry.getKey())) {
                    Text remedy = Suggestion.among(entry.getKey(), KEYS);
                    wrong(
                            entry.getValue().line(),
                            "la clé " + Shown.quoted(entry.getKey()).fr() + " est inconnue. " + remedy.fr(),
                            "the key " + Shown.quoted(entry.getKey()).en() + " is unknown. " + remedy.en());
                }
            }
            Optional<String> name = name(root);
            Set<String> domains = domains(root);
            return sound ? Optional.of(new Operator(name.orElseThrow(), domains)) : Optional.empty();
        } catch (YamlProblem e) {
            wrong(e.line(), e.what().fr() + ".", e.what().en() + ".");
            return Optional.empty();
        }
    }

    private Optional<String> name(YamlValue root) throws YamlProblem {
        Optional<YamlValue> name = root.get("name");
        if (name.isEmpty() || name.get().text().isBlank()) {
            wrong(
                    0,
                    "le nom de l'opérateur manque. Ajoutez « name: … ».",
                    "the operator's name is missing. Add 'name: …'.");
            return Optional.empty();
        }
        return Optional.of(name.get().text().strip());
    }

    private Set<String> domains(YamlValue root) throws YamlProblem {
        Set<String> domains = new TreeSet<>();
        Optional<YamlValue> list = root.get("domains");
        if (list.isPresent()) {
            for (YamlValue item : list.get().items()) {
                String domain = item.text().strip().toLowerCase(Locale.ROOT);
                if (DOMAIN.matcher(domain).matches()) {
                    domains.add(domain);
                } else {
                    wrong(
                            item.line(),
                            Shown.quoted(domain).fr() + " n'est pas un domaine de messagerie, par exemple"
                                    + " hopital-exemple.mssante.fr.",
                            Shown.quoted(domain).en() + " is not a mail domain, for example"
                                    + " hopital-exemple.mssante.fr.");
                }
            }
        }
        if (domains.isEmpty() && sound) {
            wrong(
                    0,
                    "aucun domaine de messagerie. Ajoutez sous « domains: » ceux qui appartiennent à l'opérateur.",
                    "no mail domain. Add under 'domains:' those that belong to the operator.");
        }
        return domains;
    }

    private void wrong(int line, String fr, String en) {
        sound = false;
        reading.unusable(line == 0 ? NAME : NAME + ":" + line, fr, en);
    }
}
