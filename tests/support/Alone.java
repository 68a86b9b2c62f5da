import module java.base;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A test that looks at what all tests of this JVM share, its threads or its table of file descriptors: no other test
/// of its class runs beside it.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(value = Alone.THIS_JVM, mode = ResourceAccessMode.READ_WRITE)
@interface Alone {
    String THIS_JVM = "this JVM";
}
