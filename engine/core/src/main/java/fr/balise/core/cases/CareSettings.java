package fr.balise.core.cases;

import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.facts.directory.Carrier.Structure;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What sort of place a structure is.
 *
 * @param bySector by sector code (TRE_R02-SecteurActivite); a sector without one is OTHER
 * @param byStructure exceptions, which count before the sectors
 */
public record CareSettings(Map<String, CareSetting> bySector, Map<StructureName, CareSetting> byStructure) {
    /** Copies the maps. */
    public CareSettings {
        bySector = Map.copyOf(bySector);
        byStructure = Map.copyOf(byStructure);
    }

    private static final Pattern SECTOR_CODE = Pattern.compile("SA[0-9]{2,3}");

    /** True of what has the form of a code of TRE_R02-SecteurActivite, such as SA01. */
    public static boolean isSectorCode(String written) {
        return SECTOR_CODE.matcher(written).matches();
    }

    /** Of several sectors the first in the order of definition counts, of which OTHER is the last. */
    public CareSetting of(Structure structure) {
        if (!byStructure.isEmpty()) {
            Optional<StructureName> exception = exceptionFor(structure);
            if (exception.isPresent()) {
                return Objects.requireNonNull(byStructure.get(exception.get()));
            }
        }
        CareSetting first = CareSetting.OTHER;
        for (String sector : structure.sectors()) {
            CareSetting other = bySector.getOrDefault(sector, CareSetting.OTHER);
            first = other.compareTo(first) < 0 ? other : first;
        }
        return first;
    }

    /** The name of the exception that counts for a structure, if one does. */
    public Optional<StructureName> exceptionFor(Structure structure) {
        return StructureName.of(structure).filter(byStructure::containsKey).min(Comparator.comparing(byStructure::get));
    }

    /** The sector that counts for a structure without an exception, if one does. */
    public Optional<String> sectorFor(Structure structure) {
        return exceptionFor(structure).isPresent()
                ? Optional.empty()
                : structure.sectors().stream().filter(bySector::containsKey).min(Comparator.comparing(bySector::get));
    }
}
