///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/05-fd-registry/${answers:solutions}/SameNumber.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 5.4, the same number again")
class SameNumberTest {
    private final SameNumber<String> registry = new SameNumber<>();

    @Test
    @DisplayName("a connection is found by its token")
    void found() {
        long seven = registry.add(7, "seven"), nine = registry.add(9, "nine");
        assertThat(registry.find(seven)).isEqualTo("seven");
        assertThat(registry.find(nine)).isEqualTo("nine");
        assertThat(registry.size()).isEqualTo(2);
    }

    @Test
    @DisplayName("a connection that was removed is not found any more")
    void removed() {
        long token = registry.add(9, "nine");
        registry.remove(9);
        assertThat(registry.find(token)).as("find with the token of a connection that was removed").isNull();
        assertThat(registry.size()).as("connections after the only one was removed").isZero();
    }

    @Test
    @DisplayName("an event for the old connection does not reach the new one of the same number")
    void oldEvent() {
        var old = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            old.add(registry.add(9, "the old 9, number " + i));
            registry.remove(9);
        }
        long token = registry.add(9, "the new 9");
        assertThat(registry.find(token)).as("find with the new token").isEqualTo("the new 9");
        for (long oldToken : old) {
            assertThat(registry.find(oldToken)).as("find with a token of the old 9, while a new 9 is there.\nLook again at: the number alone does not tell them apart; generations must stay when a connection goes").isNull();
        }
    }

    @Test
    @DisplayName("numbers have generations of their own")
    void ownGenerations() {
        for (int i = 0; i < 5; i++) {
            registry.add(9, "nine");
            registry.remove(9);
        }
        long seven = registry.add(7, "seven"), nine = registry.add(9, "nine");
        assertThat(List.of(registry.find(seven), registry.find(nine))).containsExactly("seven", "nine");
    }

    @Test
    @DisplayName("a number that is in use is not given to a second connection, and one that is not cannot be removed")
    void inUse() {
        registry.add(9, "nine");
        try {
            registry.add(9, "another nine");
            fail("fd 9 was in use and was given to another connection. Expected an IllegalStateException");
        } catch (IllegalStateException e) {
            assertThat(registry.size()).isEqualTo(1);
        }
        try {
            registry.remove(7);
            fail("fd 7 is not in use and was removed. Expected an IllegalStateException");
        } catch (IllegalStateException e) {
            assertThat(registry.size()).isEqualTo(1);
        }
    }

    static void main(String... args) {
        Runner.run(SameNumberTest.class);
    }
}
