package fr.balise.adapters.cli;

import fr.balise.core.findings.Language;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Help in the language that was asked for, whatever the machine speaks: sentences and the names of values come from one
 * bundle, set as that language sets them; neither an address nor a command to be pasted is broken into lines.
 */
final class HelpPages {
    private static final String BUNDLE = "fr.balise.adapters.cli.help";
    private static final ResourceBundle.Control HELP_FILES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Stand for a slash and a colon in an address while lines are broken, which would be done after either. */
    private static final char SLASH = '\uE000', COLON = '\uE001';

    private final ResourceBundle help;

    private HelpPages(Language language) {
        help = new Sentences(ResourceBundle.getBundle(BUNDLE, language.locale(), HELP_FILES), language);
    }

    static void speak(CommandLine line, Language language) {
        new HelpPages(language).speak(line);
    }

    /** Makes help ready when it is asked for, by an option or by a mistake: most commands need none. */
    static void speakWhenAsked(CommandLine line, Language language) {
        line.setHelpFactory((command, colors) -> {
            if (command.resourceBundle() == null) {
                speak(line, language);
            }
            return new Page(command, colors);
        });
    }

    private void speak(CommandLine line) {
        line.setResourceBundle(help);
        line.setHelpFactory(Page::new);
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.synopsisSubcommandLabel("[" + label("COMMAND", help) + "]");
        line.getHelpSectionMap().replaceAll((name, section) -> page -> whole(section.render(page)));
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, page -> whole(footer(page)));
        line.getSubcommands().values().forEach(this::speak);
    }

    /** The name of a value as readers of this language know it: {@code FILE} or {@code NAME|FILE}. */
    private static String label(String label, ResourceBundle help) {
        return Arrays.stream(label.split("\\|", -1))
                .map(word -> help.containsKey("label." + word) ? help.getString("label." + word) : word)
                .collect(Collectors.joining("|"));
    }

    /** A sentence of the bundle as it is read. */
    static String whole(String broken) {
        return broken.replace(SLASH, '/').replace(COLON, ':');
    }

    /** A command line may be longer than the screen: broken, it could not be pasted. */
    private static String footer(Help page) {
        UsageMessageSpec usage = page.commandSpec().usageMessage();
        StringBuilder footer = new StringBuilder();
        for (String line : usage.footer()) {
            if (line.matches("(\\S+\\h?:)?\\h+balise .*")) {
                footer.append(line).append(System.lineSeparator());
            } else {
                Help.join(page.ansi(), usage.width(), true, new String[] {line}, footer);
            }
        }
        return footer.toString();
    }

    /** Writes the names of values in the language of the page. */
    private static final class Page extends Help {
        private Page(CommandSpec command, ColorScheme colors) {
            super(command, colors);
        }

        @Override
        public IParamLabelRenderer parameterLabelRenderer() {
            IParamLabelRenderer plain = super.parameterLabelRenderer();
            return new IParamLabelRenderer() {
                @Override
                public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<IStyle> styles) {
                    String rendered = plain.renderParameterLabel(argument, Ansi.OFF, List.of())
                            .toString();
                    ResourceBundle help = commandSpec().resourceBundle();
                    String label = argument.paramLabel();
                    return colorScheme().apply(rendered.replace(label, label(label, help)), styles);
                }

                @Override
                public String separator() {
                    return plain.separator();
                }
            };
        }
    }

    /** Sentences that are broken into lines where their language allows it. */
    private static final class Sentences extends ResourceBundle {
        private final ResourceBundle written;
        private final Language language;

        Sentences(ResourceBundle written, Language language) {
            this.written = written;
            this.language = language;
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            if (!written.containsKey(key)) {
                return null;
            }
            String sentence = written.getString(key).replace('/', SLASH).replaceAll(":(?=\\S)", String.valueOf(COLON));
            return language.typeset(sentence);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(written.keySet());
        }
    }
}
