import module java.base;

/// Exercise 1.3: tell what each number in the table stands for.
///
/// The kernel shows the table of a process as a folder of links, /proc/self/fd (proc_pid_fd(5)).
/// Known: a link to a socket reads `socket:[5047]`, to a pipe `pipe:[6025]`, to an epoll instance
/// `anon_inode:[eventpoll]`. What begins with `/` is a path: of a DEVICE in /dev or deeper there, elsewhere of a FILE,
/// whatever its name, and also when it is gone. Any other is OTHER: `anon_inode:[eventfd]`, `net:[4026]`.
final class WhatIsFd {
    enum Kind { FILE, DEVICE, PIPE, SOCKET, EPOLL, OTHER, CLOSED }

    /// `fdTable` is /proc/self/fd, or a folder like it. A number that is not in it is CLOSED, also one that is closed
    /// while you look at it; and each is where the folder is gone, because the process has ended. Throws IOException if
    /// the folder or the link cannot be read for another reason. Leaves nothing open.
    static Kind kind(Path fdTable, int fd) throws IOException {
        // Write here: read the link, and tell its kind.
        return Kind.OTHER;
    }
}
