import module java.base;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;

/// Lets a test act between a read from a channel in the learner's code and what that code does next: so a client sends
/// more before the server looks again, or has read something, and nothing is left to chance. A test that runs without
/// {@link AttemptRun} hears of no read.
final class AfterRead {
    /// Called in the thread that has read, with the channel that was read.
    interface Step {
        void after(SocketChannel channel) throws IOException;
    }

    private static final ClassDesc AFTER_READ = ClassDesc.of("AfterRead");
    private static final ClassDesc CHANNEL = ClassDesc.of("java.nio.channels.ReadableByteChannel");
    private static final MethodTypeDesc READ =
        MethodTypeDesc.of(ConstantDescs.CD_int, ClassDesc.of("java.nio.ByteBuffer"));

    private static volatile boolean heard = false;
    private static volatile Step step = _ -> {};

    private AfterRead() {}

    /// True once the learner's code has read, if its reads can be heard of.
    static boolean isHeard() {
        return heard;
    }

    /// From now on, whoever is read.
    static void act(Step then) {
        step = then;
    }

    /// Called by the learner's code.
    static int read(ReadableByteChannel channel, ByteBuffer into) throws IOException {
        heard = true;
        int count = channel.read(into);
        if (channel instanceof SocketChannel socket) step.after(socket);
        return count;
    }

    /// A class of an answer, so that its reads are heard of; `others` finds the classes that it is made with.
    static byte[] audible(byte[] classFile, Function<ClassDesc, InputStream> others) {
        ClassFile files = Shaker.filesOf(others);
        ClassTransform redirected = ClassTransform.transformingMethodBodies(AfterRead::redirect);
        return files.transformClass(files.parse(classFile), redirected);
    }

    private static void redirect(CodeBuilder code, CodeElement element) {
        boolean isRead = element instanceof InvokeInstruction call && call.name().equalsString("read")
            && call.typeSymbol().equals(READ) && call.owner().asInternalName().startsWith("java/nio/channels/");
        if (isRead) code.invokestatic(AFTER_READ, "read", READ.insertParameterTypes(0, CHANNEL));
        else code.with(element);
    }
}
