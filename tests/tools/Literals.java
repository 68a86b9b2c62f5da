import module java.base;
import com.sun.source.tree.*;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import javax.tools.ToolProvider;

/// The texts that stand in sources, as javac reads them: what is handed to {@link Words}, and what tests say. Where a
/// text is put together, its gaps are `%s`.
final class Literals {
    /// A parameter called `idea`: of which method or constructor, with how many parameters, and which of them.
    private record Parameter(String method, int parameters, int index) {}

    private final List<CompilationUnitTree> files = new ArrayList<>();
    private final Set<Parameter> ideas = new HashSet<>();

    Literals(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var objects = manager.getJavaFileObjectsFromPaths(sources);
            var javac = (JavacTask) compiler.getTask(null, manager, problem -> {}, List.of(), null, objects);
            javac.parse().forEach(files::add);
        }
        for (CompilationUnitTree file : files) new Parameters().scan(file, null);
    }

    /// Where the tools' words stand.
    static List<Path> tools() {
        Path tests = Workbook.ROOT.resolve("tests");
        return Stream.of("", "support", "tools", "tools/replay").map(tests::resolve).map(Workbook::javaFiles)
            .flatMap(List::stream).filter(file -> !file.toString().endsWith("Test.java")).toList();
    }

    /// Where stands what is said of exercises.
    static List<Path> exercises() {
        var files = new ArrayList<>(Workbook.javaFiles(Workbook.ROOT.resolve("tests", "support")));
        for (Path chapter : Workbook.chapters()) {
            Path tests = Workbook.ROOT.resolve("tests", chapter.getFileName().toString());
            files.addAll(Workbook.javaFiles(tests.resolve("exercises")));
        }
        return files;
    }

    /// The first argument of `Words.of` and `Words.mark`.
    Set<String> handedToWords() {
        var texts = new TreeSet<String>();
        for (CompilationUnitTree file : files) new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
                ExpressionTree first = call.getArguments().isEmpty() ? null : call.getArguments().getFirst();
                boolean isOurs = call.getMethodSelect().toString().matches("Words\\.(of|mark)");
                if (isOurs) texts.addAll(new Texts(file).of(first));
                return super.visitMethodInvocation(call, none);
            }
        }.scan(file, null);
        return texts;
    }

    /// The names of the exercises' tests, from {@link org.junit.jupiter.api.DisplayName}.
    Set<String> claims() {
        var texts = new LinkedHashSet<String>();
        for (CompilationUnitTree file : files) new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void none) {
                if (!file.getSourceFile().getName().contains("exercises")) return null;
                for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
                    boolean named = annotation.getAnnotationType().toString().equals("DisplayName");
                    if (named) texts.addAll(new Texts(file).of(annotation.getArguments().getFirst()));
                }
                return null;
            }
        }.scan(file, null);
        return texts;
    }

    /// What readers are to look at: arguments for parameters of that name, and what methods of that name return.
    Set<String> ideas() {
        var texts = new LinkedHashSet<String>();
        for (CompilationUnitTree file : files) new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
                boolean selected = call.getMethodSelect() instanceof MemberSelectTree;
                String name = call.getMethodSelect().toString();
                take(selected ? name.substring(name.lastIndexOf('.') + 1) : name, call.getArguments());
                return super.visitMethodInvocation(call, none);
            }

            @Override
            public Void visitNewClass(NewClassTree call, Void none) {
                take(call.getIdentifier().toString(), call.getArguments());
                return super.visitNewClass(call, none);
            }

            @Override
            public Void visitMethod(MethodTree method, Void none) {
                if (method.getName().toString().startsWith("idea")) texts.addAll(new Texts(file).of(method.getBody()));
                return super.visitMethod(method, none);
            }

            private void take(String method, List<? extends ExpressionTree> arguments) {
                for (Parameter idea : ideas) {
                    boolean isIt = idea.method().equals(method) && idea.parameters() == arguments.size();
                    if (isIt) texts.addAll(new Texts(file).of(arguments.get(idea.index())));
                }
            }
        }.scan(file, null);
        texts.removeIf(text -> !text.matches("(?s).*[a-z]{3}.*"));
        return texts;
    }

    /// Finds all parameters called `idea`.
    private final class Parameters extends TreeScanner<Void, Void> {
        private String type = "";

        @Override
        public Void visitClass(ClassTree tree, Void none) {
            String outer = type;
            type = tree.getSimpleName().toString();
            super.visitClass(tree, none);
            type = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            String name = method.getReturnType() == null ? type : method.getName().toString();
            List<? extends VariableTree> parameters = method.getParameters();
            for (int i = 0; i < parameters.size(); i++) {
                if (!parameters.get(i).getName().contentEquals("idea")) continue;
                ideas.add(new Parameter(name, parameters.size(), i));
            }
            return super.visitMethod(method, none);
        }
    }

    /// The texts that an expression of a file can come to; none where it comes from elsewhere.
    private record Texts(CompilationUnitTree file) {
        List<String> of(Tree tree) {
            return switch (tree) {
                case null -> List.of();
                case ConditionalExpressionTree choice ->
                    both(of(choice.getTrueExpression()), of(choice.getFalseExpression()));
                case ParenthesizedTree inner -> of(inner.getExpression());
                case LambdaExpressionTree lambda -> of(lambda.getBody());
                case SwitchExpressionTree choice ->
                    choice.getCases().stream().flatMap(one -> of(one.getBody()).stream()).toList();
                case ExpressionStatementTree statement -> of(statement.getExpression());
                case BlockTree block -> returned(block);
                case IdentifierTree name -> constant(name.getName().toString());
                case LiteralTree _, BinaryTree _ -> {
                    String text = pattern(tree);
                    yield text.replace("%s", "").isBlank() ? List.of() : List.of(text);
                }
                default -> List.of();
            };
        }

        private static List<String> both(List<String> one, List<String> other) {
            return Stream.concat(one.stream(), other.stream()).toList();
        }

        private List<String> returned(BlockTree block) {
            var texts = new ArrayList<String>();
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitReturn(ReturnTree returned, Void none) {
                    texts.addAll(of(returned.getExpression()));
                    return null;
                }
            }.scan(block, null);
            return texts;
        }

        private List<String> constant(String name) {
            var texts = new ArrayList<String>();
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitVariable(VariableTree variable, Void none) {
                    boolean isIt = variable.getName().contentEquals(name);
                    if (isIt && !(variable.getInitializer() instanceof IdentifierTree)) {
                        texts.addAll(of(variable.getInitializer()));
                    }
                    return super.visitVariable(variable, none);
                }
            }.scan(file, null);
            return texts;
        }

        private String pattern(Tree tree) {
            if (tree instanceof LiteralTree literal) return String.valueOf(literal.getValue());
            if (tree instanceof ParenthesizedTree inner) return pattern(inner.getExpression());
            if (!(tree instanceof BinaryTree sum)) return constantOrGap(tree);
            return pattern(sum.getLeftOperand()) + pattern(sum.getRightOperand());
        }

        private String constantOrGap(Tree tree) {
            List<String> texts = tree instanceof IdentifierTree name ? constant(name.getName().toString()) : List.of();
            return texts.size() == 1 ? texts.getFirst() : "%s";
        }
    }
}
