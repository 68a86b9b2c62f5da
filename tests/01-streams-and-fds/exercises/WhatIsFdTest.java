///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/01-streams-and-fds/${answers:solutions}/WhatIsFd.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 1.3, tell what each fd is")
class WhatIsFdTest {
    private static final Path FD_TABLE = Path.of("/proc/self/fd");

    @Test
    @DisplayName("a file, a device, a pipe, a socket, an epoll instance and an eventfd of this very process are told apart")
    void realOnes(@TempDir Path dir) throws IOException {
        Path path = Files.writeString(dir.resolve("a file"), "");
        try (var file = FileChannel.open(path); var device = FileChannel.open(Path.of("/dev/null")); var socket = SocketChannel.open();
             var selector = Selector.open(); var pipe = Pipe.open().source()) {
            assertThat(List.of(file.isOpen(), device.isOpen(), socket.isOpen(), selector.isOpen(), pipe.isOpen())).doesNotContain(false);
            check(path.toString(), WhatIsFd.Kind.FILE, "a path is a file");
            check("/dev/null", WhatIsFd.Kind.DEVICE, "devices stand in /dev");
            check("socket:[", WhatIsFd.Kind.SOCKET, "read the link itself: there is no file of that name to follow it to");
            check("pipe:[", WhatIsFd.Kind.PIPE, "a link to a pipe reads pipe:[…]");
            check("anon_inode:[eventpoll]", WhatIsFd.Kind.EPOLL, "that is what an epoll instance is called");
            check("anon_inode:[eventfd]", WhatIsFd.Kind.OTHER, "an eventfd has no name either, and is no epoll instance");
        }
    }

    @Test
    @DisplayName("a file is a file, even if it is called socket")
    void namesThatMislead(@TempDir Path table) throws IOException {
        Map<String, WhatIsFd.Kind> kinds = Map.of("/home/me/socket:[1]", WhatIsFd.Kind.FILE, "/tmp/my pipe", WhatIsFd.Kind.FILE, "/home/dev/notes", WhatIsFd.Kind.FILE,
            "/tmp/gone (deleted)", WhatIsFd.Kind.FILE, "/dev/pts/3", WhatIsFd.Kind.DEVICE, "anon_inode:[timerfd]", WhatIsFd.Kind.OTHER);
        int fd = 0;
        for (var entry : kinds.entrySet()) {
            Files.createSymbolicLink(table.resolve("" + fd), Path.of(entry.getKey()));
            assertThat(WhatIsFd.kind(table, fd)).as("kind of a link that reads %s.\nLook again at: how the text begins, not what is somewhere in it", entry.getKey()).isEqualTo(entry.getValue());
            fd++;
        }
    }

    @Test
    @DisplayName("a number that is not in the table is closed")
    void closed() {
        try {
            assertThat(WhatIsFd.kind(FD_TABLE, 999_999)).as("kind of 999999, which is not in the table").isEqualTo(WhatIsFd.Kind.CLOSED);
        } catch (IOException e) {
            fail("999999 is not in the table. Expected CLOSED, but got " + e);
        }
    }

    private static void check(String targetStart, WhatIsFd.Kind expected, String idea) {
        while (true) {
            int fd = IntStream.range(0, 10_000).filter(n -> target(n).startsWith(targetStart)).findFirst()
                .orElseThrow(() -> new IllegalStateException("this process has nothing open that reads " + targetStart));
            Object got;
            try {
                got = WhatIsFd.kind(FD_TABLE, fd);
            } catch (IOException e) {
                got = e;
            }
            if (!target(fd).startsWith(targetStart)) continue; // it was another thread's, and has been closed meanwhile
            assertThat(got).as("the kind of fd %d, whose link reads %s.\nLook again at: %s", fd, target(fd), idea).isEqualTo(expected);
            return;
        }
    }

    private static String target(int fd) {
        return Kernel.target(FD_TABLE.resolve("" + fd));
    }

    static void main(String... args) {
        Runner.run(WhatIsFdTest.class);
    }
}
