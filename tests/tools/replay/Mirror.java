import module java.base;
import com.sun.jdi.*;

/// What a stopped JVM holds, in words: the values that a reader of the chapter knows, and none of the JDK's own.
final class Mirror {
    /// Times differ from run to run, and the rest says nothing here.
    private static final Set<String> HIDDEN = Set.of("now", "retryAt", "until", "trace", "args", "quiet", "key", "port",
        "reason", "libc", "events", "from", "to", "at", "e", "server", "name", "closing", "listenerKey");

    private final String program;
    private ObjectReference server;  // once it has been seen, its fields are known at each step

    /// `program` is the name of the chapter's class.
    Mirror(String program) {
        this.program = program;
    }

    private boolean isOfTheChapter(ReferenceType type) {
        String name = type.name();
        return name.equals(program) || name.startsWith(program + "$") && !name.startsWith(program + "$Libc");
    }

    /// The frames of the chapter's own code, innermost first. Chapter 6's `Libc` only makes calls, and is left out.
    List<StackFrame> frames(ThreadReference thread) throws IncompatibleThreadStateException {
        return thread.frames().stream().filter(frame -> isOfTheChapter(frame.location().declaringType())).toList();
    }

    /// `stack`, `local.…`, `field.…`, and what the program keeps of its connections: `registry.FD.half`, `….owed`.
    void describe(ThreadReference thread, SortedMap<String, String> state) throws IncompatibleThreadStateException {
        List<StackFrame> frames = frames(thread);
        if (frames.isEmpty()) return;
        var names = frames.reversed().stream().map(frame -> name(frame.location().method()));
        state.put("stack", names.filter(name -> !name.equals("main")).collect(Collectors.joining(" › ")));
        locals(frames.getFirst(), state);
        for (StackFrame frame : frames) {
            ObjectReference self = frame.thisObject();
            if (self != null && self.referenceType().name().equals(program)) server = self;
        }
        if (server != null) fields(server, state);
    }

    /// A lambda has the name of the method in which it stands.
    static String name(Method method) {
        if (method.isConstructor()) return method.declaringType().name().replaceFirst(".*\\$", "");
        return method.name().replaceFirst("lambda\\$(.*)\\$\\d+", "$1");
    }

    private void locals(StackFrame frame, SortedMap<String, String> state) {
        try {
            frame.getValues(frame.visibleVariables()).forEach((variable, value) -> {
                String shown = HIDDEN.contains(variable.name()) ? null : show(value);
                if (shown != null) state.put("local." + variable.name(), shown);
            });
        } catch (AbsentInformationException e) {
            return; // a method that javac has made, or one without locals
        }
    }

    private void fields(ObjectReference self, SortedMap<String, String> state) {
        List<Field> fields = self.referenceType().fields().stream()
            .filter(field -> !field.isStatic() && !HIDDEN.contains(field.name())).toList();
        boolean hasRegistry = fields.stream().anyMatch(field -> field.name().equals("registry"));
        self.getValues(fields).forEach((field, value) -> {
            switch (field.name()) {
                case "registry" -> registry(value).forEach((fd, connection) -> connection(fd, connection, state));
                case "selector" -> {
                    selected(value, state);
                    if (!hasRegistry) attachments(value, state);
                }
                case "pool" -> queue(value, state);
                default -> {
                    String shown = show(value);
                    if (shown != null && !shown.equals("null")) state.put("field." + field.name(), shown);
                }
            }
        });
    }

    /// Chapter 5 has a map from the fd, chapter 6 an array.
    private Map<String, ObjectReference> registry(Value registry) {
        if (!(registry instanceof ArrayReference array)) return entries(registry);
        var connections = new LinkedHashMap<String, ObjectReference>();
        List<Value> values = array.getValues();
        for (int fd = 0; fd < values.size(); fd++) {
            if (values.get(fd) instanceof ObjectReference connection) connections.put("" + fd, connection);
        }
        return connections;
    }

    private void connection(String fd, ObjectReference connection, SortedMap<String, String> state) {
        state.put("registry." + fd + ".half", show(get(connection, "halfLine")));
        state.put("registry." + fd + ".owed", show(get(connection, "owed")));
    }

    /// Which keys the last `select` has selected.
    private static void selected(Value selector, SortedMap<String, String> state) {
        var selected = new TreeSet<Integer>();
        for (ObjectReference key : keys(get(get(selector, "selectedKeys"), "map"))) selected.add(fd(key));
        if (!selected.isEmpty()) {
            state.put("selected", selected.stream().map(fd -> "fd " + fd).collect(Collectors.joining(", ")));
        }
    }

    /// Chapter 4: what each key's attachment owes.
    private void attachments(Value selector, SortedMap<String, String> state) {
        entries(get(selector, "fdToKey")).forEach((fd, key) -> {
            if (!(get(key, "attachment") instanceof ObjectReference attachment) || !isBuffer(attachment)) return;
            boolean owes = (number(get(key, "interestOps")) & SelectionKey.OP_WRITE) != 0;
            state.put("registry." + fd + ".owed", owes ? remaining(attachment) : "\"\"");
        });
    }

    /// Chapter 3: whose jobs wait for a worker.
    private void queue(Value pool, SortedMap<String, String> state) {
        var jobs = new ArrayList<String>();
        Value queue = get(pool, "queue");
        if (!(get(queue, "elements") instanceof ArrayReference elements)) return;
        int size = elements.length(), tail = number(get(queue, "tail"));
        for (int i = number(get(queue, "head")); i != tail; i = (i + 1) % size) {
            if (!(elements.getValue(i) instanceof ObjectReference job)) continue;
            for (Field captured : job.referenceType().allFields()) {
                if (captured.isStatic() || !(job.getValue(captured) instanceof ObjectReference client)) continue;
                if (client.referenceType().name().equals("java.net.Socket")) jobs.add("fd " + socketFd(client));
            }
        }
        state.put("queue", jobs.isEmpty() ? "empty" : String.join(", ", jobs));
    }

    /// Null for what says nothing to a reader.
    private String show(Value value) {
        return switch (value) {
            case null -> "null";
            case StringReference string -> string.value();
            case ArrayReference array -> array.type().name().equals("byte[]") ? bytes(array, 0, array.length()) : null;
            case ObjectReference object -> showObject(object);
            default -> value.toString();
        };
    }

    private String showObject(ObjectReference object) {
        String type = object.referenceType().name();
        if (isBuffer(object)) return "position %s, limit %s".formatted(get(object, "position"), get(object, "limit"));
        return switch (type) {
            case "java.lang.Integer" -> "" + get(object, "value");
            case "sun.nio.ch.SocketChannelImpl", "sun.nio.ch.ServerSocketChannelImpl", "sun.nio.ch.SelectionKeyImpl" ->
                "fd " + fd(object);
            case "java.net.Socket", "java.net.ServerSocket" -> "fd " + socketFd(object);
            case "java.io.ByteArrayOutputStream" ->
                bytes((ArrayReference) get(object, "buf"), 0, number(get(object, "count")));
            default -> type.endsWith("$Connection") ? "of fd " + fd(object) : null;
        };
    }

    private static int fd(ObjectReference object) {
        return switch (object.referenceType().name()) {
            case "sun.nio.ch.SelectionKeyImpl" -> fd((ObjectReference) get(object, "channel"));
            case "sun.nio.ch.SocketChannelImpl", "sun.nio.ch.ServerSocketChannelImpl" -> number(get(object, "fdVal"));
            default -> get(object, "fd") instanceof IntegerValue fd ? fd.value()
                : fd((ObjectReference) get(object, "key"));
        };
    }

    /// A socket has an implementation, which may have another, which has the descriptor.
    private static int socketFd(ObjectReference socket) {
        Value impl = get(socket, "impl");
        while (get(impl, "delegate") instanceof ObjectReference delegate) impl = delegate;
        Value fd = get(get(impl, "fd"), "fd");
        return fd == null ? -1 : number(fd);
    }

    private static boolean isBuffer(ObjectReference object) {
        return object.referenceType().name().matches("java\\.nio\\..*ByteBuffer.*");
    }

    private static String remaining(ObjectReference buffer) {
        int position = number(get(buffer, "position")), limit = number(get(buffer, "limit"));
        return bytes((ArrayReference) get(buffer, "hb"), position, limit);
    }

    /// What is not written yet, by the locals of the frame in which `write` stands; 0 if they do not say.
    static int notTaken(StackFrame frame) {
        int taken = -1, length = -1;
        try {
            for (var local : frame.getValues(frame.visibleVariables()).entrySet()) {
                if (local.getValue() instanceof ObjectReference object && isBuffer(object)) {
                    return number(get(object, "limit")) - number(get(object, "position"));
                }
                if (local.getKey().name().equals("taken")) taken = number(local.getValue());
                if (local.getKey().name().equals("length")) length = number(local.getValue());
            }
        } catch (AbsentInformationException e) {
            throw new IllegalStateException("compiled without -g", e);
        }
        return taken < 0 ? 0 : length - taken;
    }

    private static String bytes(ArrayReference array, int from, int to) {
        if (to - from > Guest.SHOWN) return Guest.count(to - from);
        var bytes = new byte[to - from];
        for (int i = from; i < to; i++) bytes[i - from] = ((ByteValue) array.getValue(i)).value();
        return "\"" + Guest.show(bytes) + "\"";
    }

    private static int number(Value value) {
        return ((PrimitiveValue) value).intValue();
    }

    private static Value get(Value object, String field) {
        if (!(object instanceof ObjectReference reference)) return null;
        for (Field one : reference.referenceType().allFields()) {
            if (one.name().equals(field)) return reference.getValue(one);
        }
        return null;
    }

    /// Of a java.util.HashMap whose keys are Integers.
    private Map<String, ObjectReference> entries(Value map) {
        var entries = new TreeMap<String, ObjectReference>(Comparator.comparingInt(Integer::parseInt));
        for (ObjectReference node : nodes(map)) {
            entries.put(show(get(node, "key")), (ObjectReference) get(node, "value"));
        }
        return entries;
    }

    private static List<ObjectReference> keys(Value map) {
        return nodes(map).stream().map(node -> (ObjectReference) get(node, "key")).toList();
    }

    private static List<ObjectReference> nodes(Value map) {
        var nodes = new ArrayList<ObjectReference>();
        if (!(get(map, "table") instanceof ArrayReference table)) return nodes;
        for (Value bucket : table.getValues()) {
            for (Value node = bucket; node instanceof ObjectReference one; node = get(one, "next")) nodes.add(one);
        }
        return nodes;
    }
}
