package fr.balise.samples.generator;

import java.util.List;

/** Names that nobody bears: sounds put together. */
final class InventedNames {
    private static final List<String> GIVEN = List.of(
            "Alix",
            "Brune",
            "Célian",
            "Dorine",
            "Éloan",
            "Faustin",
            "Gaël",
            "Héloé",
            "Isaure",
            "Jodie",
            "Kélian",
            "Lubin",
            "Maëlys",
            "Noélie",
            "Oriane",
            "Priam",
            "Quiterie",
            "Rosel",
            "Soline",
            "Tancrède",
            "Ulysse",
            "Vaïna",
            "Wandrille",
            "Yseult");
    private static final List<String> FIRST = List.of(
            "Bar", "Cor", "Dal", "Fer", "Gan", "Hau", "Jol", "Lam", "Mar", "Nor", "Pel", "Rav", "Sor", "Tal", "Ver");
    private static final List<String> MIDDLE = List.of("a", "be", "di", "go", "lu", "mi", "no", "ri", "sa", "vé");
    private static final List<String> LAST =
            List.of("bois", "champ", "court", "dier", "font", "gnac", "lard", "mont", "nelle", "rieux", "tier", "val");
    private static final double IRISH = 0.003;

    private InventedNames() {}

    static String given(Draw draw) {
        return draw.of(GIVEN);
    }

    static String family(Draw draw) {
        String name = draw.of(FIRST) + draw.of(MIDDLE) + draw.of(LAST);
        return draw.chance(IRISH) ? "O'" + name : name;
    }

    static String town(Draw draw) {
        return draw.of(FIRST) + draw.of(LAST);
    }
}
