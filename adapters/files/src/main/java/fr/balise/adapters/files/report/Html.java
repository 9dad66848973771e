package fr.balise.adapters.files.report;

/** Text inside HTML, in an element or between the quotation marks of an attribute. */
final class Html {
    private Html() {}

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** A page that loads nothing and runs nothing, and says so to the browser. */
    static String page(String language, String title, String body) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>%s</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
                table { border-collapse: collapse; width: 100%%; }
                th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #ddd; }
                td { overflow-wrap: anywhere; }
                .ATTACH { color: #1a6b2d; } .UPDATE { color: #8a5a00; } .DETACH { color: #a11616; }
                .origin { color: #666; font-size: .85em; }
                .alert { border-left: .3rem solid #a11616; padding-left: .8rem; font-weight: 600; }
                </style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(escaped(language), escaped(title), body);
    }
}
