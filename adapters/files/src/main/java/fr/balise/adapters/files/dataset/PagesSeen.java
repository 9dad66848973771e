package fr.balise.adapters.files.dataset;

import fr.balise.core.facts.Gap;
import fr.balise.core.findings.Text;

/** Pages of a search that were saved as Bundles: the last one announces no other. */
final class PagesSeen {
    private int announcing;
    private int last;

    void add(boolean announcesAnother) {
        if (announcesAnother) {
            announcing++;
        } else {
            last++;
        }
    }

    void check(DataSetReading reading) {
        if (announcing > 0 && last == 0) {
            reading.incomplete(
                    Gap.DIRECTORY,
                    DataSet.DIRECTORY,
                    new Text(
                            "chaque Bundle annonce une page suivante ; la dernière manque",
                            "every Bundle announces a next page; the last one is missing"));
        }
    }
}
