package fr.balise.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxAddressTest {
    @Test
    void spellings_that_differ_by_case_or_by_white_space_around_them_are_one_address() {
        assertThat(new MailboxAddress(" Anne@Ours.MSSante.fr\t")).isEqualTo(new MailboxAddress("anne@ours.mssante.fr"));
    }

    @ParameterizedTest
    @ValueSource(ints = {' ', '\t', 0x00a0, 0x2003, 0x2028, 0x200b, 0x200d, 0x2060, 0x202e, 0xfeff, 0x00ad, 0x07})
    void what_nobody_sees_in_an_address_is_refused_and_named(int hidden) {
        String address = "an" + Character.toString(hidden) + "ne@ours.mssante.fr";
        assertThatThrownBy(() -> new MailboxAddress(address))
                .isInstanceOf(InvalidIdentifier.class)
                .hasMessageContaining(String.format("U+%04X", hidden));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anne", "@ours.mssante.fr", "anne@", "a@b@ours.mssante.fr"})
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> new MailboxAddress(text)).isInstanceOf(InvalidIdentifier.class);
    }
}
