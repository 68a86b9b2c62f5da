import module java.base;

/// A recording as one HTML file: the player's own files put together, with the data and the program's source behind
/// them. It asks no other host for anything. It opens in this language, and can be switched to the other.
final class Page {
    static final Path PLAYER = Workbook.ROOT.resolve("tests/tools/replay/player");
    /// In this order, since in one file a module stands before those that use it.
    private static final List<String> MODULES =
        List.of("recording.js", "captions.js", "texts.en.js", "texts.ja.js", "view.js", "player.js");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (\\{.*}) from '\\./(.*)';$");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (?:const|function) (\\w+)");

    private Page() {}

    static String of(Recording recording, Locale language) throws IOException {
        int chapter = Integer.parseInt(recording.about("chapter"));
        var script = new StringBuilder("const modules = {};\n");
        for (String file : MODULES) script.append(module(file));
        String source = Files.readString(Workbook.program(Workbook.chapter(chapter)));
        return read("page.html").replace("<html lang=\"en\">", "<html lang=\"" + language.getLanguage() + "\">")
            .replace("/* player.css */\n", read("player.css"))
            .replace("// player.js\n", script)
            .replace("<!-- source -->", escape(source))
            .replace("<!-- recording -->", escape(recording.text()));
    }

    /// In one file there is nothing to import from: so a module becomes a function that returns what it exports.
    private static String module(String file) throws IOException {
        String text = IMPORT.matcher(read(file)).replaceAll("const $1 = modules['$2'];");
        var exported = EXPORT.matcher(text).results().map(name -> name.group(1)).collect(Collectors.joining(", "));
        return "modules['" + file + "'] = (() => {\n" + text.replaceAll("(?m)^export ", "")
            + "return {" + exported + "};\n})();\n";
    }

    private static String read(String file) throws IOException {
        return Files.readString(PLAYER.resolve(file));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
