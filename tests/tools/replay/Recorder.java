import module java.base;
import com.sun.jdi.*;
import com.sun.jdi.connect.*;
import com.sun.jdi.event.*;
import com.sun.jdi.request.*;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Runs a chapter's program under the Java Debug Interface, line by line, and notes at each line what it holds and what
/// the kernel knows. When the program waits in the kernel, the next client acts.
final class Recorder {
    private static final List<String> JVM = List.of("-XX:ActiveProcessorCount=2", "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "-Xshare:auto");
    private static final Duration START = Duration.ofSeconds(20), LONGEST = Duration.ofSeconds(60);
    private static final int LOOK_MS = 10, LOOKS = 3;
    private static final int CHUNK = 32 * 1024;
    /// Helpers of a line or two, which are run but not noted.
    private static final Set<String> SMALL = Set.of("now", "trace", "traceLines", "printable", "name", "fd", "port",
        "channel", "copy", "put", "endOfLastLine", "main", "openEpoll", "descriptorIsFree");
    private static final Pattern WAITS = Pattern.compile("waits in (epoll_wait|accept|read|write|futex).*");
    private static final Pattern WRITES = Pattern.compile("// write$|libc\\.write\\(");
    /// The code of a line that can make a system call: with one in its margin, or one of chapter 6's own.
    private static final Pattern CALLS = Pattern.compile("\\S\\s+// [a-z]|libc\\.|bind|close");
    /// What changes at each step anyway.
    private static final Pattern DETAIL = Pattern.compile("kind|line|thread.*|stack|local\\..*|act.*|moment");

    /// Where a thread stands: its line, its depth, and whether it has just come back to that line from a call.
    private record Place(int line, int depth, boolean returned) {}

    private final String program;
    private final Script script;
    private final Mirror mirror;
    private final Recording recording;
    private final Consumer<String> progress;
    private final long began = System.nanoTime();
    private final Map<ThreadReference, Place> places = new LinkedHashMap<>();
    private final Map<ThreadReference, String> virtual = new HashMap<>();
    private final Map<String, String> waiting = new TreeMap<>();
    private final Map<Integer, String> ports = new LinkedHashMap<>();
    private final List<String> source;
    private VirtualMachine vm;
    private ProcFs process;
    private KernelTables kernel;
    private ThreadReference last;
    private Script.Act meanwhile;  // to be played at the next step, not at the next wait
    private int port = -1;
    private int played;  // acts
    private BreakpointRequest afterWrite;
    private int turns;  // of the loop in the flood so far, -1 when it is over

    private Recorder(int chapter, Consumer<String> progress) throws IOException {
        this.progress = progress;
        program = Workbook.programName(chapter);
        script = Script.of(chapter);
        mirror = new Mirror(program);
        recording = Recording.of(chapter);
        source = Files.readAllLines(Workbook.source(program));
    }

    /// `progress` is told now and then how far it is.
    static Recording record(int chapter, Consumer<String> progress) throws IOException {
        return new Recorder(chapter, progress).record();
    }

    private Recording record() throws IOException {
        progress.accept(Words.of("the program starts"));
        var connector = (ListeningConnector) Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(one -> one.transport().name().equals("dt_socket")).findFirst().orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        arguments.get("timeout").setValue("" + START.toMillis());
        try {
            String address = connector.startListening(arguments);
            String debugger = "127.0.0.1" + address.substring(address.lastIndexOf(':'));
            var options = new ArrayList<>(JVM);
            options.add("-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + debugger);
            try (var server = new ServerProcess(Workbook.command(options, program, "0", "--quiet"))) {
                vm = accept(connector, arguments, server);
                process = new ProcFs(server.pid());
                kernel = new KernelTables(process);
                play(server);
            } finally {
                connector.stopListening(arguments);
                for (Guest guest : script.guests.values()) guest.close();
            }
        } catch (IllegalConnectorArgumentsException | IncompatibleThreadStateException | InterruptedException e) {
            throw new IOException(e);
        } catch (VMDisconnectedException e) {
            throw new IOException(Words.of("the program ended in the middle of the recording"), e);
        }
        return recording;
    }

    private static VirtualMachine accept(ListeningConnector connector, Map<String, Connector.Argument> arguments,
            ServerProcess server) throws IOException, IllegalConnectorArgumentsException {
        try {
            return connector.accept(arguments);
        } catch (IOException e) {
            server.port(); // says why it did not come so far
            throw e;
        }
    }

    private void play(ServerProcess server) throws IOException, InterruptedException, IncompatibleThreadStateException {
        ClassPrepareRequest loaded = vm.eventRequestManager().createClassPrepareRequest();
        loaded.addClassFilter(program + "*");
        loaded.enable();
        runUntilItWaits();
        port = server.port();
        for (Script.Act act : script.acts) {
            if (act.isMeanwhile()) continue;
            vm.suspend();
            noteWait();
            if (act.kind().equals("flood")) {
                flood(act);
            } else {
                play(act);
                vm.resume();
            }
            int next = script.acts.indexOf(act) + 1;
            if (next < script.acts.size() && script.acts.get(next).isMeanwhile()) meanwhile = script.acts.get(next);
            runUntilItWaits();
        }
        vm.suspend();
        noteWait();
        vm.resume();
    }

    private void play(Script.Act act) throws IOException, IncompatibleThreadStateException {
        act.deed().play(port);
        if (act.kind().equals("read")) readAll(script.guests.get(act.who()));
        for (Guest guest : script.guests.values()) if (guest.port() > 0) ports.put(guest.port(), guest.name);
        noteAct(act);
    }

    /// Also what is still under way: what the program has written waits in its send queue until `guest` makes room.
    private void readAll(Guest guest) throws IOException {
        while (connection(guest).anyMatch(tcp -> tcp.unsent() > 0)) {
            checkTime();
            guest.read();
        }
    }

    /// The program's end of it.
    private Stream<ProcFs.Tcp> connection(Guest guest) throws IOException {
        return kernel.sockets(port).stream().filter(tcp -> tcp.remotePort() == guest.port());
    }

    private void checkTime() throws IOException {
        if (System.nanoTime() - began < LONGEST.toNanos()) return;
        throw new IOException(Words.of("the recording is not done after %d s", LONGEST.toSeconds()));
    }

    /// Handles what the debugger tells, until nothing has come for a while and each thread waits in the kernel.
    private void runUntilItWaits() throws IOException, InterruptedException, IncompatibleThreadStateException {
        for (int quiet = 0; quiet < LOOKS || places.isEmpty() || !waits(); ) {
            checkTime();
            quiet = handle(LOOK_MS) ? 0 : quiet + 1;
        }
    }

    /// False if nothing came within this time.
    private boolean handle(int timeoutMs) throws IOException, InterruptedException, IncompatibleThreadStateException {
        EventSet events = vm.eventQueue().remove(timeoutMs);
        if (events == null) return false;
        for (Event event : events) {
            switch (event) {
                case ClassPrepareEvent loaded -> stopAtEntries(loaded.referenceType());
                case StepEvent step -> step(step.thread(), step.location());
                case BreakpointEvent hit when hit.request() == afterWrite -> written(hit);
                case BreakpointEvent entry -> stepFrom(entry.thread(), entry.location());
                case VMDeathEvent _, VMDisconnectEvent _ -> throw new VMDisconnectedException();
                default -> {}
            }
        }
        events.resume();
        return true;
    }

    /// A thread's steps begin where it enters the chapter's own code: in the constructor, or in a worker's method.
    private void stopAtEntries(ReferenceType type) {
        for (Method method : type.methods()) {
            if (method.location() == null || method.location().lineNumber() < 1) continue;
            boolean first = method.isConstructor() && type.name().equals(program)
                || method.name().equals("work") || method.name().equals("handleConnection");
            if (first) vm.eventRequestManager().createBreakpointRequest(method.location()).enable();
        }
    }

    private void stepFrom(ThreadReference thread, Location at) throws IncompatibleThreadStateException {
        if (places.containsKey(thread)) return;
        places.put(thread, new Place(at.lineNumber(), mirror.frames(thread).size(), false));
        StepRequest steps = vm.eventRequestManager()
            .createStepRequest(thread, StepRequest.STEP_LINE, StepRequest.STEP_INTO);
        steps.addClassFilter(program + "*");
        steps.addClassExclusionFilter(program + "$Libc*");
        steps.setSuspendPolicy(EventRequest.SUSPEND_ALL);
        steps.enable();
    }

    /// The thread is about to run the line `at`; so the one before has run, and what has changed is its doing.
    private void step(ThreadReference thread, Location at) throws IOException, IncompatibleThreadStateException {
        waiting.remove(name(thread));
        if (SMALL.contains(Mirror.name(at.method())) || at.lineNumber() < 1) return; // javac's own code has no lines
        Place before = places.get(thread);
        int depth = mirror.frames(thread).size();
        boolean returned = depth < before.depth();
        boolean sameAgain = depth == before.depth() && at.lineNumber() == before.line();
        places.put(thread, new Place(at.lineNumber(), depth, returned));
        if (sameAgain) return;
        boolean assigns = source.get(before.line() - 1).contains(" = ");
        note("line", thread, before.line(), Map.of(), !before.returned() || assigns);
        if (meanwhile != null) {
            Script.Act act = meanwhile;
            meanwhile = null;
            play(act);
        }
    }

    /// Nobody steps through hundreds of turns that are all alike: `who` sends, unwatched, until a write takes a part.
    private void flood(Script.Act act) throws IOException, InterruptedException, IncompatibleThreadStateException {
        Guest who = script.guests.get(act.who());
        var chunk = "%1023d\n".formatted(0).repeat(CHUNK / 1024).getBytes(UTF_8);
        who.send(chunk);
        noteAct(act);
        ReferenceType type = vm.classesByName(program).getFirst();
        afterWrite = vm.eventRequestManager().createBreakpointRequest(lineAfterWrite(type));
        afterWrite.enable();
        vm.eventRequestManager().stepRequests().forEach(EventRequest::disable);
        vm.resume();
        while (turns >= 0) {
            checkTime();
            while (turns >= 0 && handle(1)) continue;
            boolean isTaken = connection(who).noneMatch(tcp -> tcp.unread() > 0);
            if (isTaken && turns >= 0) who.send(chunk);
        }
    }

    /// The line behind the one that calls write(2).
    private Location lineAfterWrite(ReferenceType type) throws IOException {
        int line = IntStream.range(0, source.size()).filter(i -> WRITES.matcher(source.get(i)).find()).findFirst()
            .orElseThrow(() -> new IOException(Words.of("%s has no line that writes", program))) + 2;
        try {
            while (type.locationsOfLine(line).isEmpty()) line++;
            return type.locationsOfLine(line).getFirst();
        } catch (AbsentInformationException e) {
            throw new IOException(Words.of("%s was compiled without -g", program), e);
        }
    }

    /// In the flood, after a write: if it did not take all, each line is noted again from here on.
    private void written(BreakpointEvent hit) throws IOException, IncompatibleThreadStateException {
        turns++;
        List<StackFrame> frames = mirror.frames(hit.thread());
        if (Mirror.notTaken(frames.getFirst()) == 0) return;
        recording.note("left-out", "" + (turns - 1));
        turns = -1;
        afterWrite.disable();
        vm.eventRequestManager().stepRequests().forEach(EventRequest::enable);
        int line = hit.location().lineNumber();
        places.put(hit.thread(), new Place(line, frames.size(), false));
        while (!WRITES.matcher(source.get(line - 1)).find()) line--;
        waiting.clear();
        note("line", hit.thread(), line, Map.of("moment", "a-part-is-taken"), true);
    }

    private boolean waits() throws IOException {
        for (ProcFs.Doing thread : process.threads()) {
            boolean waitsForWork = thread.what().startsWith("waits in futex");
            if (!WAITS.matcher(thread.what()).matches() || thread.name().equals("main") && waitsForWork) return false;
        }
        return true;
    }

    private void noteWait() throws IOException, IncompatibleThreadStateException {
        places.keySet().removeIf(thread -> thread.status() == ThreadReference.THREAD_STATUS_ZOMBIE);
        if (!places.containsKey(last)) last = places.keySet().iterator().next();
        waiting.clear();
        for (ProcFs.Doing thread : process.threads()) {
            Matcher call = WAITS.matcher(thread.what());
            if (call.matches() && !thread.name().startsWith("ForkJoinPool")) waiting.put(thread.name(), call.group(1));
        }
        // A virtual thread waits for its socket without a thread of the kernel.
        for (ThreadReference thread : places.keySet()) {
            if (thread.isVirtual()) waiting.put(name(thread), "read, parked");
        }
        note("wait", last, lineOf(last), Map.of(), true);
    }

    private void noteAct(Script.Act act) throws IOException, IncompatibleThreadStateException {
        var more = new TreeMap<>(Map.of("act", act.kind(), "act.who", act.who()));
        if (!act.text().isEmpty()) more.put("act.text", act.text());
        if (!act.moment().isEmpty()) more.put("moment", act.moment());
        note("act", last, lineOf(last), more, true);
        progress.accept(Words.of("%d of %d acts of the clients, %d steps", ++played, script.acts.size(),
            recording.size()));
    }

    private String name(ThreadReference thread) {
        if (!thread.isVirtual()) return thread.name();
        virtual.putIfAbsent(thread, "virtual " + (virtual.size() + 1));
        return virtual.get(thread);
    }

    private int lineOf(ThreadReference thread) throws IncompatibleThreadStateException {
        return mirror.frames(thread).getFirst().location().lineNumber();
    }

    /// Notes all that is known now; if it need not be a step of its own, then only where more than locals has changed.
    private void note(String kind, ThreadReference thread, int line, Map<String, String> more, boolean always)
            throws IOException, IncompatibleThreadStateException {
        last = thread;
        var state = new TreeMap<>(more);
        state.put("kind", kind);
        state.put("line", "" + line);
        state.put("thread", name(thread));
        mirror.describe(thread, state);
        places.forEach((one, place) -> state.put("thread." + name(one) + ".line", "" + place.line()));
        waiting.forEach((name, call) -> state.put("thread." + name + ".waits", call));
        for (Guest guest : script.guests.values()) guest.read();
        boolean called = !kind.equals("line") || CALLS.matcher(source.get(line - 1)).find();
        kernel.describe(port, ports, called, state);
        for (Guest guest : script.guests.values()) guest.describe(state);
        boolean news = recording.changesTo(state).keySet().stream().anyMatch(name -> !DETAIL.matcher(name).matches());
        if (always || news) recording.add(state);
    }
}
