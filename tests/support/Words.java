import module java.base;

/// What the tools say, in the reader's language. The code has it in English, with `%s` or `%d` where something is put
/// in; the files in `tests/japanese` have the Japanese: a line for each, English, a tab, Japanese.
final class Words {
    /// Set where the machine's language does not matter: in the JVMs of the tests.
    static final String ENGLISH = "workbook.english";
    private static final boolean IS_JAPANESE = !Boolean.getBoolean(ENGLISH) && asksForJapanese(System.getenv());
    private static final Words READERS = IS_JAPANESE ? japanese() : new Words(Map.of());

    /// What fills a gap: strings in quotes, and whatever else goes beyond no semicolon, or no comma.
    private static final String IN_A_LIST = "((?:\"(?:\\\\.|[^\"\\\\])*\"|(?!; ).)*?)";
    private static final String ALONE = "((?:\"(?:\\\\.|[^\"\\\\])*\"|(?![;,] ).)*?)";
    private static final Pattern DATA = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|[\\d.,]+|[\\w.]+\\(\\S*\\)");

    /// A text with gaps, to be recognised when they are filled.
    private record Phrase(Pattern alone, Pattern inAList, String japanese) {
        Phrase(String english, String japanese) {
            this(filled(english, ALONE), filled(english, IN_A_LIST), japanese.replaceAll("%(\\d\\$)?d", "%$1s"));
        }

        private static Pattern filled(String english, String gap) {
            String literally = Pattern.quote(english).replace("%%", "%").replace("%d", "\\E(-?\\d+)\\Q");
            return Pattern.compile(literally.replace("%s", "\\E" + gap + "\\Q"));
        }
    }

    private final Map<String, String> texts;
    private final List<Phrase> phrases;

    private Words(Map<String, String> texts) {
        this.texts = texts;
        phrases = texts.entrySet().stream().filter(text -> text.getKey().matches(".*%[sd].*"))
            .sorted(Comparator.comparingInt(text -> -text.getKey().replaceAll("%[sd]", "").length()))
            .map(text -> new Phrase(text.getKey(), text.getValue())).toList();
    }

    /// WORKBOOK_LANG, or else the locale of messages: the first of three variables that is set (locale(7)).
    static boolean asksForJapanese(Map<String, String> environment) {
        for (String name : List.of("WORKBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) return value.startsWith("ja");
        }
        return false;
    }

    /// For what others say in many languages, such as javac.
    static Locale locale() {
        return IS_JAPANESE ? Locale.JAPANESE : Locale.ENGLISH;
    }

    /// A text of the tools' own.
    static String of(String english, Object... values) {
        String text = READERS.texts.getOrDefault(english, english);
        return values.length == 0 ? text : text.formatted(values);
    }

    /// A text that stays English here, since programs read it too, and is translated where it is shown.
    static String mark(String english) {
        return english;
    }

    /// What was put together in English elsewhere, in the tests' JVM for example. What is in no list stays: code, data.
    static String translate(String english) {
        return READERS.translation(english);
    }

    /// The edition of a text for readers: beside `X.md` the Japanese one is `X.ja.md`. English where there is none.
    static Path edition(Path english) {
        Path japanese = english.resolveSibling(english.getFileName().toString().replaceFirst("\\.md$", ".ja.md"));
        return IS_JAPANESE && Files.exists(japanese) ? japanese : english;
    }

    static Words japanese() {
        return japanese("words.tsv", "claims.tsv");
    }

    /// Those of some files below `tests/japanese`.
    static Words japanese(String... files) {
        var texts = new LinkedHashMap<String, String>();
        for (String file : files) {
            Path path = Workbook.ROOT.resolve("tests", "japanese", file);
            try (Stream<String> lines = Files.lines(path)) {
                lines.map(line -> line.split("\t", 2)).forEach(pair -> texts.put(pair[0], pair[1]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Words(texts);
    }

    /// True if it is known as a whole, or each of its parts is.
    boolean has(String english) {
        return known(english).isPresent() || Stream.of(english.split("; ")).allMatch(part -> known(part).isPresent());
    }

    /// As a whole, with its gaps filled, or part by part.
    String translation(String english) {
        return known(english).or(() -> parts(english, "; ", "。", false)).or(() -> parts(english, ", ", "、", true))
            .or(() -> phrase(english, Phrase::inAList)).or(() -> parts(english, ", ", "、", false)).orElse(english);
    }

    private Optional<String> known(String english) {
        return Optional.ofNullable(texts.get(english)).or(() -> phrase(english, Phrase::alone));
    }

    private Optional<String> phrase(String english, Function<Phrase, Pattern> pattern) {
        for (Phrase phrase : phrases) {
            Matcher match = pattern.apply(phrase).matcher(english);
            if (!match.matches()) continue;
            Object[] gaps = IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group)
                .map(this::translation).toArray();
            return Optional.of(phrase.japanese().formatted(gaps));
        }
        return Optional.empty();
    }

    /// What stands between quotes is data, and no part ends in it. All parts are to be known, or some to be told of.
    private Optional<String> parts(String english, String between, String japanese, boolean all) {
        List<String> parts = List.of(english.split(between + "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"));
        Predicate<String> isData = DATA.asMatchPredicate(), isKnown = part -> known(part).isPresent();
        if (parts.size() == 1 || all && !parts.stream().allMatch(isKnown.or(isData))) return Optional.empty();
        List<String> translations = parts.stream().map(this::translation).toList();
        return translations.equals(parts) ? Optional.empty() : Optional.of(String.join(japanese, translations));
    }
}
