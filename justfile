# A workbook in plain Java: how a server talks to many clients at once.

set positional-arguments

# List what there is to do.
[private]
list:
    @"{{ just_executable() }}" --justfile "{{ justfile() }}" --list --unsorted

# Run a chapter's program, for example: just run 5, or: just run 5 8080 --quiet
[group('read')]
[no-exit-message]
run chapter *args:
    @exec .just/workbook run "$@"

# Test the workbook, or one chapter of it, for example: just test 5
[group('verify')]
[no-exit-message]
test *chapter:
    @exec .just/workbook test "$@"
