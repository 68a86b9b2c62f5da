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

/// `just c10k --peers`: the same with Netty's two transports beside our servers, and Node.js where `node` is on the
/// PATH.
final class WithPeers {
    private WithPeers() {}

    static void main(String... args) throws InterruptedException {
        var peers = new ArrayList<C10k.Server>();
        peers.add(new C10k.Server("Netty NIO", netty("nio")));
        if (System.getProperty("os.name").equals("Linux")) peers.add(new C10k.Server("Netty epoll", netty("epoll")));
        Stream<String> path = Stream.of(System.getenv("PATH").split(File.pathSeparator));
        if (path.anyMatch(dir -> Files.isExecutable(Path.of(dir, "node")))) {
            Path program = Workbook.ROOT.resolve("chapters/08-c10k/peers/node-echo.mjs");
            peers.add(new C10k.Server("Node net", List.of("node", program.toString())));
        }
        C10k.run(peers, args);
    }

    private static List<String> netty(String transport) {
        List<String> command = C10k.java("NettyEcho", transport);
        command.addAll(1, List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        return command;
    }
}
