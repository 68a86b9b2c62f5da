///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS io.netty:netty-codec-base:4.2.18.Final
//DEPS io.netty:netty-transport-classes-epoll:4.2.18.Final
//DEPS io.netty:netty-transport-native-epoll:4.2.18.Final:linux-x86_64
//DEPS io.netty:netty-transport-native-epoll:4.2.18.Final:linux-aarch_64
//SOURCES ../C10k.java
//SOURCES NettyEcho.java
//RUNTIME_OPTIONS -Xlog:disable -Xlog:all=off

import module java.base;

/// `just c10k --peers`: the same with Netty's two transports beside our servers, with Node.js where `node` is on the
/// PATH, and on Linux with chapter 6's loop in C where `cc` is.
final class WithPeers {
    private static final Path FOLDER = Workbook.ROOT.resolve("chapters/08-c10k/peers");

    private WithPeers() {}

    static void main(String... args) throws InterruptedException {
        boolean isLinux = System.getProperty("os.name").equals("Linux");
        var peers = new ArrayList<C10k.Server>();
        peers.add(new C10k.Server("Netty NIO", netty("nio")));
        if (isLinux) peers.add(new C10k.Server("Netty epoll", netty("epoll")));
        if (Workbook.isOnPath("node")) {
            peers.add(new C10k.Server("Node net", List.of("node", FOLDER.resolve("node-echo.mjs").toString())));
        }
        if (isLinux && Workbook.isOnPath("cc")) peers.add(new C10k.Server("C epoll", List.of(compiledC())));
        C10k.run(peers, args);
    }

    private static List<String> netty(String transport) {
        List<String> command = C10k.java("NettyEcho", transport);
        command.addAll(1, List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        return command;
    }

    /// The path of the program that `cc` makes.
    private static String compiledC() throws InterruptedException {
        Path program = Workbook.ROOT.resolve(".cache", "epoll-echo");
        var cc = new ProcessBuilder("cc", "-O2", "-o", "" + program, "" + FOLDER.resolve("epoll-echo.c"));
        try {
            Files.createDirectories(program.getParent());
            if (cc.inheritIO().start().waitFor() == 0) return program.toString();
            throw Terminal.fail(1, "cc could not compile epoll-echo.c: see above");
        } catch (IOException e) {
            throw Terminal.fail(1, "cc could not compile epoll-echo.c: " + e.getMessage());
        }
    }
}
