package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.lessons.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tags that are made once say of each record what tags made anew would say. */
class ViewTest {
    private record Word(String text, boolean linked) {}

    private record Poem(String title, List<Word> words) {}

    private static final View<Word> WORD = View.of((language, word) -> li(
        word.when(Word::linked, a(word.text(Word::text)).withHref("/" + word.attr(Word::text) + "?x=1")),
        word.when(each -> !each.linked(), word.text(Word::text))));

    private static final View<Poem> POEM = View.of((language, poem) -> ul(
        p(poem.text(Poem::title), poem.html(each -> "<hr>")).withLang(language.tag()), poem.each(Poem::words, WORD)));

    @Test void holes_are_filled_in_their_places() {
        var poem = new Poem("one", List.of(new Word("a", false), new Word("b", true)));
        assertThat(POEM.of(Language.ZH, poem).render())
            .isEqualTo("<ul><p lang=\"zh\">one<hr></p><li>a</li><li><a href=\"/b?x=1\">b</a></li></ul>");
    }

    @Test void the_same_view_takes_another_record_and_another_language() {
        assertThat(POEM.of(Language.EN, new Poem("二", List.of())).render()).isEqualTo("<ul><p lang=\"en\">二<hr></p></ul>");
    }

    @Test void what_a_record_says_is_text_and_never_markup() {
        var nasty = new Poem("<script>", List.of(new Word("\"'&<>", true)));
        assertThat(POEM.of(Language.EN, nasty).render()).isEqualTo("<ul><p lang=\"en\">&lt;script&gt;<hr></p>"
            + "<li><a href=\"/&quot;&#x27;&amp;&lt;&gt;?x=1\">&quot;&#x27;&amp;&lt;&gt;</a></li></ul>");
    }

    @Test void a_record_may_hold_the_very_characters_that_mark_holes() {
        var sly = new Poem("\uE000\uE001", List.of());
        assertThat(POEM.of(Language.EN, sly).render()).contains("\uE000\uE001<hr>");
    }

    @Test void long_and_short_strings_are_encoded_alike() {
        String chinese = "内存".repeat(50) + "x".repeat(100);
        var poem = new Poem(chinese, List.of(new Word("é", false)));
        assertThat(POEM.of(Language.EN, poem).render()).contains(chinese).contains("<li>é</li>");
    }
}
