//SOURCES support/*.java
//SOURCES 01-streams-and-fds/exercises/*.java
//SOURCES 02-iterative-server/exercises/*.java
//SOURCES 03-thread-pool/exercises/*.java
//SOURCES 04-selector-epoll-loop/exercises/*.java
//SOURCES 05-fd-registry/exercises/*.java
//SOURCES 06-raw-epoll/exercises/*.java
//SOURCES 07-virtual-threads/exercises/*.java

/// Names the tests of all exercises, for those who compile them together. They are compiled with the model answers, and
/// run with any.
final class ExerciseTests {
    private ExerciseTests() {}
}
