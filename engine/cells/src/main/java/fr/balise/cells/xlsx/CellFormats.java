package fr.balise.cells.xlsx;

import fr.balise.cells.UnreadableTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** How cells show what they hold: as a date, as it is, or not at all. */
final class CellFormats implements XmlPart.Elements {
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int FROM_1904 = 1_462;
    /** Excel takes 1900 for a leap year: before this day its count is another. */
    private static final int FIRST_CERTAIN_DAY = 61;

    private static final int LAST_DAY = 200_000;
    private static final Pattern BUILT_IN_DATES = Pattern.compile("1[4-9]|2[0-2]|2[7-9]|3[0-6]|5[0-8]");
    /** What a code shows to the letter; then its colours, conditions, blanks and fillings. */
    private static final Pattern SHOWN = Pattern.compile("\"([^\"]*)\"|\\\\(.)");

    private static final Pattern UNSHOWN = Pattern.compile("\\[[^\\]]*\\]|[_*].");
    private static final String LITERAL = "\0";
    private static final String LITERAL_DIGITS = "\1";
    private static final Pattern TEXT = Pattern.compile("(?i)@|general");
    private static final Pattern NUMBER = Pattern.compile("(?i)[0#?@ymdhs]|general");
    /** Another number is shown where a literal digit stands, or hundredths or thousands do. */
    private static final Pattern OTHER_NUMBER = Pattern.compile("%|[0#?],+(?![0#?,])|" + LITERAL_DIGITS);

    private static final int MOST_SECTIONS = 4;

    private final boolean from1904;
    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Integer> formats = new ArrayList<>();
    private boolean conditional;

    private CellFormats(boolean from1904) {
        this.from1904 = from1904;
    }

    static CellFormats read(byte @Nullable [] part, boolean from1904) throws UnreadableTable {
        CellFormats formats = new CellFormats(from1904);
        if (part != null) {
            XmlPart.read(part, formats);
        }
        return formats;
    }

    @Override
    public void start(String path, XMLStreamReader reader) throws UnreadableTable {
        if (path.equals("styleSheet/numFmts/numFmt")) {
            codes.put(
                    XmlPart.number(reader, "numFmtId", 0),
                    XmlPart.attribute(reader, "formatCode").orElse(""));
        } else if (path.equals("styleSheet/cellXfs/xf")) {
            formats.add(XmlPart.number(reader, "numFmtId", 0));
        } else if (path.equals("styleSheet/dxfs/dxf/numFmt")) {
            conditional = true;
        }
    }

    private Optional<String> code(int style) {
        return style < formats.size() ? Optional.ofNullable(codes.get(formats.get(style))) : Optional.empty();
    }

    /** True when a condition may give cells another format than their own. */
    boolean dependOnConditions() {
        return conditional;
    }

    /** True when a text in a cell of that style is shown as it is. */
    boolean showText(int style) {
        List<String> sections = code(style).map(CellFormats::sections).orElse(List.of());
        String ofTexts = sections.size() < MOST_SECTIONS
                ? sections.stream()
                        .filter(section -> section.contains("@"))
                        .findFirst()
                        .orElse("@")
                : sections.get(MOST_SECTIONS - 1);
        return TEXT.matcher(ofTexts.strip()).matches();
    }

    /** True when a number in a cell of that style is shown as it is, perhaps with a unit. */
    boolean showNumber(int style, int sign) {
        List<String> sections = code(style).map(CellFormats::sections).orElse(List.of("General"));
        int wanted = sign > 0 ? 0 : sign < 0 ? 1 : 2;
        String section = sections.get(wanted < Math.min(sections.size(), MOST_SECTIONS - 1) ? wanted : 0);
        return NUMBER.matcher(section).find() && !OTHER_NUMBER.matcher(section).find();
    }

    /** The sections of a code, for what is above zero, below, zero and text, with a mark for what stands there literally. */
    private static List<String> sections(String code) {
        String marked = SHOWN.matcher(code).replaceAll(CellFormats::mark);
        return List.of(UNSHOWN.matcher(marked).replaceAll("").split(";", -1));
    }

    private static String mark(MatchResult shown) {
        String text = Objects.requireNonNullElse(shown.group(1), Objects.toString(shown.group(2), ""));
        return text.isBlank() ? "" : text.matches(".*\\d.*") ? LITERAL_DIGITS : LITERAL;
    }

    /** The day that a number means in a cell of that style; empty when the cell shows no date, or a time of day too. */
    Optional<LocalDate> date(int style, BigDecimal number) {
        boolean dated = style < formats.size()
                && code(style)
                        .map(code -> sections(code).get(0).matches("(?i).*[yd].*"))
                        .orElseGet(() -> BUILT_IN_DATES
                                .matcher(Objects.toString(formats.get(style)))
                                .matches());
        BigDecimal days = from1904 ? number.add(BigDecimal.valueOf(FROM_1904)) : number;
        boolean whole = days.stripTrailingZeros().scale() <= 0
                && days.compareTo(BigDecimal.valueOf(FIRST_CERTAIN_DAY)) >= 0
                && days.compareTo(BigDecimal.valueOf(LAST_DAY)) < 0;
        return dated && whole ? Optional.of(DAY_ZERO.plusDays(days.intValue())) : Optional.empty();
    }
}
