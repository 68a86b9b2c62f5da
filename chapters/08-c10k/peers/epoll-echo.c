// Chapter 6's line echo in C, to see what Java costs. The same calls in the same order: one read and one write for each
// event, one buffer for all, and what could not be finished is kept with its fd.
// Left out: an accept that fails is not tried again, and a line that is too long is answered by a reset.

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 4096, MAX_EVENTS = 1024, MAX_LINE = 64 * 1024 };

struct bytes {
    char *at;
    size_t length;
};

// What an fd stands for: what its reader and its writer could not finish.
struct connection {
    struct bytes half_line, owed;
};

static struct connection *registry;  // by fd
static int registry_size, epfd;
static char buffer[MAX_LINE + 1];

static int check(const char *call, int result) {
    if (result != -1) return result;
    perror(call);
    exit(1);
}

static void keep(struct bytes *kept, const char *from, size_t length) {
    free(kept->at);
    *kept = (struct bytes) {length == 0 ? NULL : malloc(length), length};
    if (length == 0) return;
    if (kept->at == NULL) abort();
    memcpy(kept->at, from, length);
}

static size_t put(struct bytes kept) {
    if (kept.length > 0) memcpy(buffer, kept.at, kept.length);
    return kept.length;
}

static void watch(int operation, int fd, unsigned events) {
    struct epoll_event event = {.events = events, .data.fd = fd};
    check("epoll_ctl", epoll_ctl(epfd, operation, fd, &event));
}

static void close_connection(int fd) {
    keep(&registry[fd].half_line, NULL, 0);
    keep(&registry[fd].owed, NULL, 0);
    watch(EPOLL_CTL_DEL, fd, 0);
    close(fd);
}

static void accept_one(int listen_fd) {
    int fd = accept4(listen_fd, NULL, NULL, SOCK_NONBLOCK);
    if (fd == -1 && (errno == EAGAIN || errno == EINTR || errno == ECONNABORTED)) return;
    check("accept4", fd);
    if (fd >= registry_size) {
        registry = realloc(registry, 2 * fd * sizeof *registry);
        if (registry == NULL) abort();
        memset(registry + registry_size, 0, (2 * fd - registry_size) * sizeof *registry);
        registry_size = 2 * fd;
    }
    watch(EPOLL_CTL_ADD, fd, EPOLLIN);
}

static void send_back(int fd, size_t length) {
    struct connection *connection = &registry[fd];
    ssize_t taken = write(fd, buffer, length);
    if (taken == -1 && errno != EAGAIN && errno != EINTR) {
        close_connection(fd);
        return;
    }
    if (taken == -1) taken = 0;
    int waited = connection->owed.length > 0, waits = (size_t) taken < length;
    keep(&connection->owed, buffer + taken, length - taken);
    if (waits != waited) watch(EPOLL_CTL_MOD, fd, waits ? EPOLLOUT : EPOLLIN);
}

static void receive(int fd) {
    struct connection *connection = &registry[fd];
    size_t half = put(connection->half_line);
    ssize_t count = read(fd, buffer + half, sizeof buffer - half);
    if (count == -1 && (errno == EAGAIN || errno == EINTR)) return;
    if (count == -1) {
        close_connection(fd);
        return;
    }
    size_t length = half + count, whole = length;
    if (count > 0) while (whole > half && buffer[whole - 1] != '\n') whole--;
    if (count > 0 && whole == half) whole = 0;
    keep(&connection->half_line, buffer + whole, length - whole);
    if (whole > 0) send_back(fd, whole);
    else if (count == 0 || length == sizeof buffer) close_connection(fd);
}

int main(void) {
    signal(SIGPIPE, SIG_IGN);
    int listen_fd = check("socket", socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    check("bind", bind(listen_fd, (struct sockaddr *) &address, size));
    check("listen", listen(listen_fd, BACKLOG));
    check("getsockname", getsockname(listen_fd, (struct sockaddr *) &address, &size));
    epfd = check("epoll_create1", epoll_create1(0));
    watch(EPOLL_CTL_ADD, listen_fd, EPOLLIN);
    printf("listening on 127.0.0.1:%d\n", ntohs(address.sin_port));
    fflush(stdout);
    static struct epoll_event events[MAX_EVENTS];
    for (;;) {
        int nfds = epoll_wait(epfd, events, MAX_EVENTS, -1);
        if (nfds == -1 && errno == EINTR) continue;
        check("epoll_wait", nfds);
        for (int n = 0; n < nfds; n++) {
            int fd = events[n].data.fd;
            if (fd == listen_fd) accept_one(listen_fd);
            else if (registry[fd].owed.length == 0) receive(fd);
            else send_back(fd, put(registry[fd].owed));
        }
    }
}
