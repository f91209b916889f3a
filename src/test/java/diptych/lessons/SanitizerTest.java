package diptych.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an author writes, nothing but the marks of CommonMark and links to the web reaches a page; the rest is named. */
class SanitizerTest {
    private static final String HARM = "(?is).*(<script|<style|<link|<meta|<base|<iframe|<object|<embed|<svg|<math|<img|<form|<input"
        + "|<button|<template|<[^>]*\\s(on\\w+|style|hx-[\\w-]+|data-[\\w-]+|id|class|name|target|srcdoc|formaction|xlink:href)\\s*="
        + "|<[^>]*(javascript|data|vbscript|file):).*";

    @ParameterizedTest @ValueSource(strings = {
        "<script>alert(1)</script>", "<p onclick=\"alert(1)\">x</p>", "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>", "<a href=\" java\nscript:alert(1)\">x</a>", "<a href=\"data:text/html,<b>\">x</a>",
        "<img src=x onerror=alert(1)>", "<img src=\"https://example.org/pixel.png\">", "<iframe src=\"https://example.org\"></iframe>",
        "<svg><script>alert(1)</script></svg>", "<svg onload=alert(1)>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<p hx-get=\"/s/1\" hx-trigger=\"load\">x</p>", "<p data-hx-post=\"/x\">x</p>", "<p style=\"background:url(https://e.org)\">x</p>",
        "<style>@import 'https://example.org/x.css'</style>", "<link rel=stylesheet href=\"https://example.org/x.css\">",
        "<form action=\"https://example.org\"><input name=x></form>", "<p id=\"time\" class=\"primary\">x</p>", "<base href=\"//e.org\">",
        "<meta http-equiv=refresh content=\"0;url=https://e.org\">", "<object data=x></object>", "<template><img src=x></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>"})
    void html_that_does_harm_is_taken_away_and_named(String html) {
        assertThat(Sanitizer.clean(html)).doesNotMatch(HARM);
        assertThat(Sanitizer.takenAway(html)).isNotEmpty();
        assertThat(Markdown.html(html)).as("as CommonMark").doesNotMatch(HARM);
        assertThat(Markdown.mistakes(html, name -> Optional.empty())).as("as CommonMark").isNotEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {
        "[x](javascript:alert)", "[x](JaVaScRiPt:alert)", "[x](&#106;avascript:alert)", "[x](data:text/html,x)", "[x](//example.org)",
        "[x](vbscript:x)", "[x](file:///etc/passwd)", "[x](mailto:a@example.org)", "[x](/s/other)", "[x](https://example.org \"title\")",
        "[x](https://example.org/{{web01.assigned}})", "<javascript:alert>", "![x](https://example.org/x.png)",
        "![x](data:image/png;base64,x)",
        "[![x](https://example.org/x.png)](https://example.org)", "[x][y]\n\n[y]: javascript:alert", "a <b hx-get=/x>b</b>",
        "``` \" onclick=\"alert\ncode\n```", "# big", "Big\n===", "Less\n---"})
    void markdown_that_makes_more_than_is_allowed_is_a_mistake_and_makes_nothing_of_it(String text) {
        assertThat(Markdown.html(text)).doesNotMatch(HARM);
        assertThat(Sanitizer.takenAway(Markdown.html(text))).isEmpty();
        assertThat(Markdown.mistakes(text, name -> Optional.empty())).isNotEmpty();
    }

    @Test void what_is_allowed_stays_as_it_is() {
        String text = "*One* **two** `<b>&` \"quoted\" a\\\nb [link](https://example.org/a?b=c&d=%20e)\n\n> q\n\n3. three\n4. four\n\n"
            + "- x\n- y\n\n### Small\n\n***\n\n    code <i>\n\n{{web01.assigned}} [[balloon|ballooned]] [K-4.2#floor] 气球\n";
        assertThat(Markdown.mistakes(text, name -> Optional.empty())).isEmpty();
        assertThat(Markdown.html(text)).contains("<em>One</em> <strong>two</strong> <code>&lt;b&gt;&amp;</code> \"quoted\" a<br>\nb",
            "<a href=\"https://example.org/a?b=c&amp;d=%20e\" rel=\"nofollow\">link</a>", "<ol start=\"3\">", "<h3>Small</h3>", "<hr>",
            "{{web01.assigned}} [[balloon|ballooned]] [K-4.2#floor] 气球");
    }
}
