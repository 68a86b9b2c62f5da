# A workbook in plain Java: how a server talks to many clients at once.

set positional-arguments

# List what there is to do.
[private]
list:
    @"{{ just_executable() }}" --justfile "{{ justfile() }}" --list --unsorted

# See each server with the same five clients, in half a minute; or one of them: just demo 3, just demo 4 --busy
[group('see')]
[no-exit-message]
demo *args:
    @exec .just/workbook demo "$@"

# Look at a running chapter from outside, live: its descriptors, what epoll watches, its threads.
[group('see')]
[no-exit-message]
fds *args:
    @exec .just/workbook fds "$@"

# Run a chapter under strace, and see only the system calls of the article, explained.
[group('see')]
[no-exit-message]
trace *args:
    @exec .just/workbook trace "$@"

# Step through a run of a chapter, line by line, with what the kernel knew at each: a page for the browser.
[group('see')]
[no-exit-message]
replay *args:
    @exec .just/workbook replay "$@"

# Run a chapter's program, for example: just run 5, or: just run 5 8080 --quiet
[group('read')]
[no-exit-message]
run chapter *args:
    @exec .just/workbook run "$@"

# Measure all servers with up to 10,000 clients, in three to four minutes; --quick in one; --peers with others, too.
[group('verify')]
[no-exit-message]
c10k *args:
    @exec .just/workbook c10k "$@"

# Verify your exercises: all, a chapter's (just check 2) or one (just check 2.1).
[group('solve')]
[no-exit-message]
check *which:
    @exec .just/workbook check "$@"

# The same on every save, with keys for hint, solution, next and quit.
[group('solve')]
[no-exit-message]
watch *which:
    @exec .just/workbook watch "$@"

# A hint for an exercise, then the next one: just hint 2.1, just hint 2.1 2
[group('solve')]
[no-exit-message]
hint *exercise:
    @exec .just/workbook hint "$@"

# From your file to the model answer, as a diff; asks first if yours is not done.
[group('solve')]
[no-exit-message]
solution *exercise:
    @exec .just/workbook solution "$@"

# Start an exercise anew; your version is kept beside it.
[group('solve')]
[no-exit-message]
reset *exercise:
    @exec .just/workbook reset "$@"

# Test the workbook, or some of its chapters, for example: just test 5
[group('verify')]
[no-exit-message]
test *chapter:
    @exec .just/workbook test "$@"

# Prove the exercises' tests: no change goes unnoticed, right answers always pass, wrong ones never. Takes long.
[group('verify')]
[no-exit-message]
prove *which:
    @exec .just/workbook prove "$@"
