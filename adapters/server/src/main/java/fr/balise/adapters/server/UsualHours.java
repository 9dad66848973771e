package fr.balise.adapters.server;

import fr.balise.core.findings.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of a day, in France, in which people usually change something.
 *
 * @param from the first
 * @param until the first that is no longer one
 */
public record UsualHours(int from, int until) {
    static final String DAY = "7-20";

    private static final Pattern FORM = Pattern.compile("(\\d|1\\d|2[0-3])-(\\d|1\\d|2[0-4])");

    static UsualHours read(String said) throws Refusal {
        Matcher hours = FORM.matcher(said);
        if (!hours.matches() || Integer.parseInt(hours.group(1)) >= Integer.parseInt(hours.group(2))) {
            throw Arguments.refusal("usualHours", said);
        }
        return new UsualHours(Integer.parseInt(hours.group(1)), Integer.parseInt(hours.group(2)));
    }

    /** True for an hour, from 0 to 23, that is one of them. */
    public boolean includes(int hour) {
        return from <= hour && hour < until;
    }
}
