package fr.balise.core.digest;

import fr.balise.core.identity.Digest;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list in memory that takes the digest of each of its items once: a plan is digested at every step of its way. */
public final class DigestedList<T> extends AbstractList<T> implements RandomAccess {
    private final List<T> items;
    private volatile @Nullable List<Digest> digests;

    private DigestedList(List<T> items) {
        this.items = items;
    }

    /** A list that nobody changes: a stored or digested one as it is, a copy of any other. */
    public static <T> List<T> of(List<T> list) {
        return list instanceof StoredList || list instanceof DigestedList
                ? list
                : new DigestedList<>(List.copyOf(list));
    }

    /** The digest of each item, see {@link Sha256#ofJson}; of a stored list, whenever somebody goes through it. */
    public static List<Digest> digests(List<?> list) {
        return list instanceof DigestedList<?> digested ? digested.digests() : StoredList.each(list, Sha256::ofJson);
    }

    /** Each item as a tree, see {@link JsonTree}, made as it is asked for; whoever went through all knows the digests. */
    public static Iterable<@Nullable Object> trees(List<?> list) {
        return list instanceof DigestedList<?> digested && digested.digests == null
                ? digested::digesting
                : () -> list.stream().<@Nullable Object>map(JsonTree::of).iterator();
    }

    private Iterator<@Nullable Object> digesting() {
        Iterator<T> rest = items.iterator();
        List<Digest> seen = new ArrayList<>();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                boolean more = rest.hasNext();
                digests = more ? digests : seen;
                return more;
            }

            @Override
            public @Nullable Object next() {
                Object tree = JsonTree.of(rest.next());
                seen.add(Sha256.ofTree(tree));
                return tree;
            }
        };
    }

    private List<Digest> digests() {
        List<Digest> known = digests;
        if (known == null) {
            known = StoredList.each(items, Sha256::ofJson);
            digests = known;
        }
        return known;
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
