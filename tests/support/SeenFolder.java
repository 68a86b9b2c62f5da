import module java.base;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.spi.FileSystemProvider;

/// A folder of the real file system, whose paths tell when somebody has looked at what they lead to: a check that it is
/// there, its attributes, the text of a link, a listing. Something may be changed between one look and the next.
final class SeenFolder {
    /// May throw what looking at `path` is to throw.
    interface AfterLook {
        void accept(Path path) throws IOException;
    }

    private final Path real;
    private final AfterLook afterLook;
    private final FileSystem fileSystem = new Seen();
    private final FileSystemProvider provider = new Looks();

    private SeenFolder(Path real, AfterLook afterLook) {
        this.real = real;
        this.afterLook = afterLook;
    }

    /// The path of the folder `real`; `afterLook` is called with the real path of what was looked at.
    static Path of(Path real, AfterLook afterLook) {
        var folder = new SeenFolder(real, afterLook);
        return folder.seen(folder.real);
    }

    private Path seen(Path path) {
        InvocationHandler handler = (_, method, args) -> {
            if (method.getName().equals("getFileSystem")) return fileSystem;
            Object[] given = args == null ? new Object[0] : args.clone();
            for (int i = 0; i < given.length; i++) if (given[i] instanceof Path p) given[i] = unseen(p);
            try {
                Object result = method.invoke(path, given);
                return result instanceof Path p ? seen(p) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Path) Proxy.newProxyInstance(SeenFolder.class.getClassLoader(), new Class<?>[] {Path.class}, handler);
    }

    /// The real path behind it.
    private static Path unseen(Path path) {
        return Proxy.isProxyClass(path.getClass()) ? Path.of(path.toString()) : path;
    }

    private interface Look<T> {
        T at(FileSystemProvider real, Path path) throws IOException;
    }

    private <T> T look(Path path, Look<T> look) throws IOException {
        Path there = unseen(path);
        try {
            return look.at(there.getFileSystem().provider(), there);
        } finally {
            afterLook.accept(there);
        }
    }

    private final class Looks extends FileSystemProvider {
        @Override
        public Path readSymbolicLink(Path link) throws IOException {
            return look(link, FileSystemProvider::readSymbolicLink);
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            look(path, (real, there) -> {
                real.checkAccess(there, modes);
                return null;
            });
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return look(path, (real, there) -> real.readAttributes(there, type, options));
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) throws IOException {
            return look(path, (real, there) -> real.readAttributes(there, names, options));
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            Path there = unseen(path);
            return there.getFileSystem().provider().getFileAttributeView(there, type, options);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            List<Path> found = look(folder, (real, there) -> {
                try (DirectoryStream<Path> entries = real.newDirectoryStream(there, _ -> true)) {
                    return StreamSupport.stream(entries.spliterator(), false).map(SeenFolder.this::seen).toList();
                }
            });
            var wanted = new ArrayList<Path>();
            for (Path path : found) if (filter.accept(path)) wanted.add(path);
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    return wanted.iterator();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... set)
                throws IOException {
            return look(path, (real, there) -> real.newByteChannel(there, options, set));
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return look(path, (real, there) -> real.isSameFile(there, unseen(other)));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return look(path, FileSystemProvider::isHidden);
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return look(path, FileSystemProvider::getFileStore);
        }

        @Override
        public String getScheme() {
            return "seen";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
            throw onlyLooks();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            throw onlyLooks();
        }

        @Override
        public Path getPath(URI uri) {
            throw onlyLooks();
        }

        @Override
        public void createDirectory(Path folder, FileAttribute<?>... attributes) {
            throw onlyLooks();
        }

        @Override
        public void delete(Path path) {
            throw onlyLooks();
        }

        @Override
        public void copy(Path from, Path to, CopyOption... options) {
            throw onlyLooks();
        }

        @Override
        public void move(Path from, Path to, CopyOption... options) {
            throw onlyLooks();
        }

        @Override
        public void setAttribute(Path path, String name, Object value, LinkOption... options) {
            throw onlyLooks();
        }

        private static ReadOnlyFileSystemException onlyLooks() {
            return new ReadOnlyFileSystemException();
        }
    }

    /// All but its provider is the real one's.
    private final class Seen extends FileSystem {
        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public Path getPath(String first, String... more) {
            return seen(real.getFileSystem().getPath(first, more));
        }

        @Override
        public String getSeparator() {
            return real.getFileSystem().getSeparator();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return real.getFileSystem().getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileSystem().getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.getFileSystem().supportedFileAttributeViews();
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            PathMatcher matcher = real.getFileSystem().getPathMatcher(pattern);
            return path -> matcher.matches(unseen(path));
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getFileSystem().getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() throws IOException {
            return real.getFileSystem().newWatchService();
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }
}
