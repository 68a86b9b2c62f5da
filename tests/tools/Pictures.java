///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES Sheet.java
//SOURCES ../support/Terminal.java
//SOURCES ../support/Words.java
//SOURCES ../support/Workbook.java

import module java.base;

import static java.util.Map.entry;

/// The READMEs' pictures of how things hang together: `jbang Pictures.java` draws them anew, and so does
/// `just demo --pictures`, together with those of real runs. Beside `X.svg` stands `X.ja.svg`, the same in Japanese;
/// its words are in `tests/japanese/pictures.tsv`.
final class Pictures {
    private Pictures() {}

    /// By file of the English edition, below `chapters/`.
    static SortedMap<String, Sheet> all() {
        return new TreeMap<>(Map.ofEntries(
            entry("01-streams-and-fds/streams.svg", streams()),
            entry("02-iterative-server/queue.svg", queue()),
            entry("03-thread-pool/pool.svg", pool()),
            entry("04-selector-epoll-loop/lists.svg", lists()),
            entry("04-selector-epoll-loop/buffer.svg", buffer()),
            entry("05-fd-registry/registry.svg", registry()),
            entry("06-raw-epoll/selector.svg", selector()),
            entry("07-virtual-threads/carriers.svg", carriers())));
    }

    static Words japanese() {
        return Words.japanese("pictures.tsv");
    }

    /// Both editions as SVG, by file below `chapters/`.
    static SortedMap<String, String> editions() {
        Words japanese = japanese();
        var editions = new TreeMap<String, String>();
        all().forEach((file, sheet) -> {
            editions.put(file, sheet.svg("en", UnaryOperator.identity()));
            editions.put(file.replaceFirst("svg$", "ja.svg"), sheet.svg("ja", japanese::translation));
        });
        return editions;
    }

    /// Writes them all, and returns where.
    static List<Path> draw() throws IOException {
        var files = new ArrayList<Path>();
        for (var picture : editions().entrySet()) {
            Path file = Workbook.ROOT.resolve("chapters", picture.getKey());
            Files.writeString(file, picture.getValue());
            files.add(Workbook.ROOT.relativize(file));
        }
        return files;
    }

    private static Sheet streams() {
        return new Sheet("A process, its table of file descriptors, and its streams",
            "A process makes system calls with a number. The kernel's table of the process tells which stream the "
                + "number means: 0, 1 and 2 the terminal, 3 a file, 4 and 5 the two ends of a pipe, 6 a connection to "
                + "another process.", 254)
            .box(8, 8, 124, 168, Sheet.Kind.BOX, "process", "", "read(3, …)", "write(5, …)", "read(6, …)")
            .note(14, 196, "It has numbers")
            .note(14, 213, "only, and asks.")
            .box(148, 8, 284, 214, Sheet.Kind.KERNEL, "kernel")
            .note(158, 46, "fd table")
            .rows(158, 54, 40, Sheet.Kind.CELL, "0", "1", "2", "3", "4", "5", "6")
            .arrow(132, 92, 158, 92)
            .rows(240, 76, 96, Sheet.Kind.BOX, "terminal")
            .rows(240, 114, 96, Sheet.Kind.BOX, "a file")
            .rows(240, 147, 184, Sheet.Kind.BOX, "pipe: 5 in → 4 out")
            .rows(240, 186, 96, Sheet.Kind.BOX, "connection")
            .arrow(198, 65, 240, 80).arrow(198, 87, 240, 87).arrow(198, 109, 240, 94).arrow(198, 131, 240, 126)
            .arrow(198, 153, 240, 154).arrow(198, 175, 240, 163).arrow(198, 197, 240, 197)
            .arrow(288, 208, 288, 234)
            .note(240, 248, "another process");
    }

    private static Sheet queue() {
        return new Sheet("Who waits where at an iterative server",
            "Client A is being served: the server's one thread waits in read for its next bytes. B and C are "
                + "connected already, by the kernel, and wait in the listener's queue until accept takes them out.",
            216)
            .rows(8, 40, 100, Sheet.Kind.HOT, "client A")
            .rows(8, 104, 100, Sheet.Kind.WAIT, "client B", "client C")
            .box(124, 8, 148, 178, Sheet.Kind.KERNEL, "kernel")
            .rows(136, 40, 124, Sheet.Kind.HOT, "connection A")
            .note(136, 96, "listener's queue")
            .rows(136, 104, 124, Sheet.Kind.WAIT, "connection B", "connection C")
            .box(304, 8, 128, 178, Sheet.Kind.BOX, "server", "one thread,", "waits in read", "", "", "next accept:",
                "when A leaves")
            .arrow(108, 51, 136, 51).arrow(108, 115, 136, 115).arrow(108, 137, 136, 137)
            .arrow(260, 51, 304, 51).arrow(260, 115, 304, 115)
            .note(8, 206, "B and C are connected, and nobody serves them.");
    }

    private static Sheet pool() {
        return new Sheet("A thread pool: accept, queue, workers",
            "One thread accepts and puts each client into a queue. Two workers take clients out; each waits in read "
                + "for its own. A third client waits in the queue until a worker is free.", 178)
            .box(8, 8, 108, 76, Sheet.Kind.BOX, "one thread", "accept,", "execute")
            .box(156, 8, 112, 112, Sheet.Kind.BOX, "queue")
            .rows(162, 40, 100, Sheet.Kind.WAIT, "client C")
            .note(164, 84, "one lock:")
            .note(164, 101, "one at a time")
            .box(316, 8, 116, 46, Sheet.Kind.HOT, "worker 1", "read(A) waits")
            .box(316, 74, 116, 46, Sheet.Kind.HOT, "worker 2", "read(B) waits")
            .arrow(116, 48, 156, 48).arrow(268, 36, 316, 36).arrow(268, 60, 316, 92)
            .note(274, 26, "take")
            .note(8, 150, "Two workers serve two clients, however silent")
            .note(8, 168, "they are. C waits for one of them to leave.");
    }

    private static Sheet lists() {
        return new Sheet("An epoll instance: interest list and ready list",
            "epoll_ctl puts file descriptors into the interest list. When bytes come for one of them the kernel puts "
                + "it into the ready list. epoll_wait gives the ready list to the loop and waits only when it is "
                + "empty.",
            274)
            .box(8, 8, 118, 212, Sheet.Kind.BOX, "the loop", "", "epoll_ctl", "", "", "", "", "", "", "epoll_wait",
                "read, write")
            .box(158, 8, 274, 212, Sheet.Kind.KERNEL, "kernel: an epoll instance")
            .note(170, 48, "interest list")
            .rows(170, 56, 124, Sheet.Kind.CELL, "6  listener IN", "9  client   IN", "10 client   IN",
                "11 client  OUT")
            .note(170, 176, "ready list")
            .rows(170, 184, 124, Sheet.Kind.HOT, "9 IN")
            .rows(330, 78, 92, Sheet.Kind.BOX, "bytes come")
            .arrow(126, 55, 170, 66).arrow(330, 89, 294, 89).arrow(376, 100, 294, 192).arrow(170, 195, 126, 186)
            .note(8, 244, "The interest list is yours: ADD, MOD, DEL.")
            .note(8, 262, "The ready list is the kernel's: it says what has come.");
    }

    private static Sheet buffer() {
        return new Sheet("A ByteBuffer: position and limit",
            "After clear there is room for eight bytes. A read of five moves the position to five. flip makes these "
                + "five the ones to be taken out. A write that takes three moves the position to three; two remain.",
            286)
            .code(8, 24, "clear()").cells(130, 8, Sheet.Kind.CELL, "········")
            .note(130, 46, "position 0, limit 8: room for 8")
            .code(8, 88, "read: 5 came").cells(130, 72, Sheet.Kind.HOT, "hello").cells(240, 72, Sheet.Kind.CELL, "···")
            .note(130, 110, "position 5, limit 8: room for 3 more")
            .code(8, 152, "flip()").cells(130, 136, Sheet.Kind.HOT, "hello").cells(240, 136, Sheet.Kind.CELL, "···")
            .note(130, 174, "position 0, limit 5: 5 to be taken out")
            .code(8, 216, "write: took 3").cells(130, 200, Sheet.Kind.CELL, "hel")
            .cells(196, 200, Sheet.Kind.WAIT, "lo").cells(240, 200, Sheet.Kind.CELL, "···")
            .note(130, 238, "position 3, limit 5: 2 are left, owed")
            .note(8, 274, "read and write begin at position, and end at limit.");
    }

    private static Sheet registry() {
        return new Sheet("The registry beside the kernel's list, with half a line waiting",
            "The kernel watches 6, the listener, 9 and 10. The registry knows 9 and 10: what each has sent that is not "
                + "a whole line yet, and what is owed to it. 9 has sent hel and no line end; it waits there, and 10 is "
                + "served.", 234)
            .box(8, 8, 150, 106, Sheet.Kind.KERNEL, "kernel: watched")
            .rows(20, 38, 126, Sheet.Kind.CELL, "6 listener IN", "9  IN", "10 IN")
            .box(186, 8, 246, 106, Sheet.Kind.BOX, "registry")
            .note(232, 46, "halfLine").note(330, 46, "owed")
            .rows(198, 56, 30, Sheet.Kind.CELL, "9", "10")
            .rows(228, 56, 96, Sheet.Kind.WAIT, "\"hel\"").rows(228, 78, 96, Sheet.Kind.CELL, "")
            .rows(324, 56, 96, Sheet.Kind.CELL, "", "")
            .rows(8, 146, 150, Sheet.Kind.HOT, "event: 10 is ready")
            .arrow(83, 104, 83, 146).arrow(158, 152, 197, 97)
            .note(186, 152, "The same numbers on both sides,")
            .note(186, 169, "but for 6: it is the listener's.")
            .note(8, 204, "9 has sent half a line. It waits in the registry,")
            .note(8, 222, "and nobody waits for it.");
    }

    private static Sheet selector() {
        return new Sheet("What Selector adds to epoll",
            "With raw epoll the program calls epoll_ctl and epoll_wait itself. Selector keeps notes of what was "
                + "registered, tells the kernel at the next select, keeps a map from number to key, and watches an "
                + "eventfd of its own so that wakeup can end a wait.", 260)
            .box(8, 8, 130, 92, Sheet.Kind.BOX, "chapter 6", "registry:", "an array by fd")
            .box(8, 122, 130, 104, Sheet.Kind.BOX, "chapter 5", "registry:", "a map by fd")
            .box(164, 122, 140, 104, Sheet.Kind.HOT, "Selector", "map fd → key", "notes for the", "next select",
                "eventfd")
            .box(320, 8, 112, 218, Sheet.Kind.KERNEL, "kernel", "interest list", "ready list")
            .arrow(138, 50, 320, 50).arrow(138, 170, 164, 170).arrow(304, 170, 320, 170)
            .note(150, 42, "epoll_ctl, epoll_wait")
            .note(8, 248, "Underneath it is the same kernel and the same lists.");
    }

    private static Sheet carriers() {
        return new Sheet("Virtual threads on carriers, and the poller",
            "Two carriers, threads of the operating system, run virtual threads C and F. A, B, D and E wait for "
                + "bytes: each is put aside on the heap, and the poller, which waits in epoll_wait, wakes the one "
                + "whose socket is ready.", 240)
            .box(8, 8, 150, 118, Sheet.Kind.BOX, "heap: put aside")
            .rows(20, 36, 58, Sheet.Kind.WAIT, "A", "B").rows(86, 36, 58, Sheet.Kind.WAIT, "D", "E")
            .note(20, 104, "wait for bytes")
            .box(196, 8, 112, 54, Sheet.Kind.HOT, "carrier 1", "runs C")
            .box(196, 72, 112, 54, Sheet.Kind.HOT, "carrier 2", "runs F")
            .box(336, 8, 96, 54, Sheet.Kind.BOX, "core 1").box(336, 72, 96, 54, Sheet.Kind.BOX, "core 2")
            .arrow(308, 34, 336, 34).arrow(308, 98, 336, 98).arrow(158, 54, 196, 40).arrow(196, 96, 158, 84)
            .box(8, 150, 150, 54, Sheet.Kind.BOX, "poller", "epoll_wait")
            .box(196, 150, 236, 54, Sheet.Kind.KERNEL, "kernel", "ready: B's socket")
            .arrow(196, 180, 158, 180).arrow(60, 150, 60, 126)
            .note(8, 228, "The loop of chapter 4 is in the JDK, as the poller.");
    }

    static void main(String... args) throws IOException {
        if (args.length > 0) throw Terminal.fail(2, "expected nothing, got: " + String.join(" ", args));
        draw().forEach(Terminal.OUT::println);
    }
}
