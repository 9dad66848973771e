package fr.balise.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.ActivityBands.Limits;
import fr.balise.core.cases.BuiltIn.Activity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class ActivityLimitsTest {
    private static final LocalDate FIRST = LocalDate.parse("2027-01-01");
    private static final int TWO_LEAP_CYCLES = 8 * 366;

    @Test
    void the_first_day_of_inactivity_is_the_first_on_which_the_band_says_so() {
        Limits limits = new Limits(1, 13);
        for (int day = 0; day < TWO_LEAP_CYCLES; day++) {
            LocalDate lastUsed = FIRST.plusDays(day);
            LocalDate from = limits.inactiveFrom(lastUsed);

            assertThat(limits.after(ChronoUnit.MONTHS.between(lastUsed, from)))
                    .as("%s", lastUsed)
                    .isEqualTo(Activity.INACTIVE);
            assertThat(limits.after(ChronoUnit.MONTHS.between(lastUsed, from.minusDays(1))))
                    .as("%s", lastUsed)
                    .isNotEqualTo(Activity.INACTIVE);
        }
    }
}
