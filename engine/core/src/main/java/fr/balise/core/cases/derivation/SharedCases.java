package fr.balise.core.cases.derivation;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.Attribute.Kind;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CaseReading;
import fr.balise.core.cases.CaseReading.Circumstances;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.facts.stock.Mailbox;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cases of mailboxes on carriers, of which equal ones are one object. It is found by its key before it is made, to
 * which what tells of the mailbox alone adds once a mailbox. For one thread.
 */
public final class SharedCases {
    private final boolean keyed;
    private final List<Attribute> ofMailbox;
    private final List<Attribute> ofPlace;
    private final long keyOfAll;
    private final Map<Long, PublicationCase> cases = new HashMap<>();
    private @Nullable Mailbox last;
    private long keyOfLast;

    /** Cases of these circumstances. */
    public SharedCases(Circumstances in) {
        this.keyed = in.settings().vocabulary().isExact();
        List<Attribute> all = in.settings().vocabulary().of(CaseKind.PUBLICATION);
        boolean anywhere = in.settings().activity().exceptions().isEmpty();
        this.ofMailbox = all.stream()
                .filter(each -> each.kind() == Kind.MAILBOX && (anywhere || each != BuiltIn.ACTIVITY))
                .toList();
        Set<Kind> everywhere = EnumSet.of(Kind.CALENDAR, Kind.SETTING);
        List<Attribute> ofAll =
                all.stream().filter(each -> everywhere.contains(each.kind())).toList();
        this.ofPlace = all.stream()
                .filter(each -> !ofMailbox.contains(each) && !ofAll.contains(each))
                .toList();
        this.keyOfAll = CaseReading.ofNothing(in).key(ofAll);
    }

    /** The case of a mailbox on a carrier; mailboxes that follow one another on several carriers cost least. */
    public PublicationCase of(CaseReading reading) {
        if (!keyed) {
            return reading.publicationCase();
        }
        long key = keyOfAll + keyOfMailbox(reading) + reading.key(ofPlace);
        PublicationCase known = cases.get(key);
        if (known == null) {
            known = reading.publicationCase();
            cases.put(key, known);
        }
        return known;
    }

    /** Of a mailbox that the stock does not hold, the carrier shows what is known. */
    private long keyOfMailbox(CaseReading reading) {
        Mailbox mailbox = reading.mailbox().orElse(null);
        if (mailbox == null) {
            return reading.key(ofMailbox);
        }
        if (mailbox != last) {
            keyOfLast = reading.key(ofMailbox);
            last = mailbox;
        }
        return keyOfLast;
    }
}
