package diptych.web;

import diptych.lessons.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The address decides, then the browser, then English. */
class LanguagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "-                | -                        | EN",
        "lang=zh          | -                        | ZH",
        "at=5&lang=zh-CN  | en                       | ZH",
        "lang=en          | zh-CN,zh;q=0.9           | EN",
        "lang=xx          | zh                       | ZH",
        "lang=            | -                        | EN",
        "-                | zh-CN,zh;q=0.9,en;q=0.8  | ZH",
        "-                | en;q=0.4, zh;q=0.6       | ZH",
        "-                | fr, de;q=0.7, zh;q=0.1   | ZH",
        "-                | zh;q=0, en;q=0.1         | EN",
        "-                | ;;;,,q=,*                | EN"})
    void a_reader_gets_the_language_asked_for(String query, String acceptLanguage, Language language) {
        assertThat(Languages.chosen(query, acceptLanguage)).isEqualTo(language);
    }
}
