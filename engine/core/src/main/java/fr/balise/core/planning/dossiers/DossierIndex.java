package fr.balise.core.planning.dossiers;

import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.MailboxAddress;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks at all facts once and keeps a few bytes of each: which of them meet. Mailboxes meet on a carrier; a carrier, the
 * situations of one professional and that professional's record belong together, as do all places of one address. The
 * whole stock and all answers come before the first carrier.
 */
public final class DossierIndex {
    private static final Set<ConsideredPlace> WHOLE_STRUCTURES =
            EnumSet.of(ConsideredPlace.OWN_STRUCTURE_SITUATIONS, ConsideredPlace.LEGAL_ENTITY_SITUATIONS);

    /** A share of the keys of all carriers is in memory at once. */
    private static final int SHARES = 32;

    private final Operator operator;
    private final TypeSettings considered;
    private final boolean separable;
    private final Joined joined = new Joined();
    private final BitSet stock = new BitSet();
    private final KeyTable named = new KeyTable();
    private final List<KeyPair> namers;
    private final List<KeyPair> bearers;
    private final List<KeyPair> structures;
    private final List<KeyPair> parents;
    private final List<List<KeyPair>> carriers;

    /**
     * An index of facts for policies.
     *
     * @param considered where any of the policies has mailboxes considered
     * @param lists makes empty lists, where there is room for some pairs of each carrier
     */
    public DossierIndex(Operator operator, TypeSettings considered, Supplier<? extends List<KeyPair>> lists) {
        this.namers = lists.get();
        this.bearers = lists.get();
        this.structures = lists.get();
        this.parents = lists.get();
        this.carriers = Stream.<List<KeyPair>>generate(lists).limit(SHARES).toList();
        this.operator = operator;
        this.considered = considered;
        this.separable = Stream.of(MailboxType.values())
                .flatMap(type -> considered.placesOf(type).stream())
                .noneMatch(WHOLE_STRUCTURES::contains);
    }

    /** Looks at a line of the stock. */
    public void see(Mailbox mailbox) {
        long address = Key.of(mailbox.address());
        stock.set(joined.add(address));
        if (mailbox.holder() instanceof Holder.National holder) {
            joined.join(address, Key.of(holder.id()));
        }
        mailbox.structure().ifPresent(id -> {
            long structure = Key.of(id);
            named.add(structure);
            namers.add(new KeyPair(address, structure));
            if (considered.placesOf(mailbox.type()).contains(ConsideredPlace.OWN_STRUCTURE)) {
                joined.join(address, structure);
            }
        });
    }

    /** True for an address that the stock holds. */
    public boolean isInStock(MailboxAddress address) {
        int number = joined.keys().find(Key.of(address));
        return number >= 0 && stock.get(number);
    }

    /** Looks at an answer. */
    public void see(UsageDeclaration declaration) {
        long address = Key.of(declaration.address());
        joined.add(address);
        if (operator.owns(declaration.address())) {
            joined.join(address, Key.of(declaration.situation()));
        }
    }

    /** Looks at a carrier; at each of its versions, where there are several. */
    public void see(Carrier carrier) {
        long ref = Key.of(carrier.ref());
        came(ref);
        long home = Routing.home(carrier);
        carrier.attachments().forEach(attachment -> shown(attachment, home));
        if (carrier instanceof Practitioner practitioner) {
            practitioner.nationalIds().forEach(id -> meet(Key.of(id), home));
        } else if (carrier instanceof PracticeSituation situation) {
            situation.situationId().ifPresent(id -> {
                long key = Key.of(id);
                came(key);
                meet(key, home);
            });
            situation
                    .structure()
                    .carrier()
                    .ifPresent(structure -> structures.add(new KeyPair(home, Key.of(structure))));
        } else if (carrier instanceof Structure structure) {
            structure.identifiers().stream().mapToLong(Key::of).forEach(id -> {
                meet(id, home);
                if (named.has(id)) {
                    bearers.add(new KeyPair(id, ref));
                }
            });
            structure.partOf().carrier().ifPresent(above -> parents.add(new KeyPair(ref, Key.of(above))));
        }
    }

    private void came(long key) {
        carriers.get((int) (key >>> 40) % SHARES).add(new KeyPair(key, 0));
    }

    /** Keys under which a carrier came more than once. */
    private KeyTable repeated() {
        KeyTable repeated = new KeyTable();
        for (List<KeyPair> share : carriers) {
            KeyTable once = new KeyTable();
            share.stream()
                    .mapToLong(KeyPair::first)
                    .filter(key -> !once.add(key))
                    .forEach(repeated::add);
        }
        return repeated;
    }

    /** All places of an address of ours, or of the stock, are decided together; another's only stands beside ours. */
    private void shown(Attachment attachment, long home) {
        long address = Key.of(attachment.address());
        joined.add(home);
        if (operator.owns(attachment.address()) || joined.has(address)) {
            joined.join(address, home);
        }
    }

    private void meet(long wanted, long home) {
        if (joined.has(wanted)) {
            joined.join(wanted, home);
        }
    }

    /** About how many carriers, lines and answers will be looked at to decide. */
    public int size() {
        return stock.cardinality() + joined.keys().size();
    }

    /** All facts in one part, whatever was looked at; the index is not used after that. */
    public Routing together() {
        return new Routing(joined, repeated(), 1, true);
    }

    /**
     * Where each fact belongs; nothing more is looked at after that.
     *
     * @param parts 1 to {@value Routing#MOST}; one alone where a policy has mailboxes considered on all situations of a
     *     structure
     */
    public Routing routing(int parts) {
        Routing routing = new Routing(joined, repeated(), separable ? parts : 1, !separable);
        structures.forEach(pair -> routing.show(pair.second(), routing.part(pair.first())));
        namers.forEach(pair -> routing.show(pair.second(), routing.part(pair.first())));
        bearers.forEach(pair -> routing.showWhere(pair.first(), pair.second()));
        parents.forEach(pair -> routing.showHome(pair.first()));
        boolean more = true;
        while (more) {
            more = false;
            for (KeyPair pair : parents) {
                more |= routing.showWhere(pair.first(), pair.second());
            }
        }
        return routing;
    }
}
