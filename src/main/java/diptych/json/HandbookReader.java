package diptych.json;

import diptych.json.Node.Mapping;
import diptych.lessons.Bilingual;
import diptych.lessons.Citation;
import diptych.lessons.Handbook;
import diptych.lessons.Prose;
import diptych.lessons.Shelf;
import diptych.lessons.Source;
import diptych.lessons.Source.Claim;
import diptych.lessons.Support;
import diptych.lessons.Term;
import diptych.scenario.Problem;
import diptych.sim.model.ModelChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code sources.yaml}, {@code glossary.yaml} and {@code support.yaml}; who has no need of one leaves it out. */
final class HandbookReader {
    static final String SOURCES = "sources.yaml";
    static final String GLOSSARY = "glossary.yaml";
    static final String SUPPORT = "support.yaml";
    private static final Pattern TAG = Pattern.compile("[A-Z][A-Za-z0-9.-]*");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]+");
    private static final Map<String, ModelChoice> CHOICES = Words.of(ModelChoice.class, choice -> choice.name().toLowerCase(Locale.ROOT));

    private final Shelf shelf;
    private final List<Problem> problems;

    private HandbookReader(Shelf shelf, List<Problem> problems) {
        this.shelf = shelf;
        this.problems = problems;
    }

    /** As much as can be made out; every mistake is added to {@code problems}. */
    static Handbook read(Shelf shelf, List<Problem> problems) {
        var reader = new HandbookReader(shelf, problems);
        var sources = reader.file(SOURCES, (root, found) -> new Handbook(sources(root, found), List.of(), Support.NONE), Handbook.EMPTY);
        var terms = reader.file(GLOSSARY, (root, found) -> terms(root, sources, found), List.<Term>of());
        var support = reader.file(SUPPORT, (root, found) -> new SupportReader(sources, root, found).support(), Support.NONE);
        return new Handbook(sources.sources().values(), terms, support);
    }

    private <T> T file(String name, BiFunction<Node, Problems, T> read, T nothing) {
        var found = new Problems(name);
        var content = shelf.read(name).flatMap(bytes -> ScenarioFiles.text(bytes, found))
            .flatMap(text -> NodeReader.read(text, Format.YAML, found)).map(root -> read.apply(root, found));
        problems.addAll(found.all());
        return content.orElse(nothing);
    }

    /** Each entry of a map under its name, which must be of that form. */
    private static <T> List<T> entries(Node node, String path, Pattern form, String formSaid, Problems problems,
                                       BiFunction<String, Fields, Optional<T>> read) {
        if (!(node instanceof Mapping mapping)) {
            problems.add(node.line(), path, "must be a map of names, but is " + node.described());
            return List.of();
        }
        var all = new ArrayList<T>();
        mapping.entries().forEach((name, entry) -> {
            if (!form.matcher(name).matches()) problems.add(entry.line(), Fields.child(path, name), formSaid);
            var fields = Fields.of(entry.value(), Fields.child(path, name), problems);
            read.apply(name, fields).ifPresent(all::add);
            fields.finish();
        });
        return all;
    }

    private static List<Source> sources(Node root, Problems problems) {
        return entries(root, "", TAG, "a source's tag begins with a capital and has letters, digits, points and hyphens, such as K-4.2",
            problems, HandbookReader::source);
    }

    private static Optional<Source> source(String tag, Fields fields) {
        var title = bilingual(fields, "title", Prose::mistakes);
        var by = bilingual(fields, "by", Prose::mistakes);
        var date = fields.optional("date", Value.text());
        var address = fields.optional("address", Value.text());
        if (address.isPresent() && !ADDRESS.matcher(address.get()).matches()) {
            fields.problem("address", "must be the address of a public page, such as https://example.org/page");
        }
        var claims = fields.node("claims").map(node -> entries(node, fields.path("claims"), Situations.PLAIN,
            "a claim's name has small letters, digits and hyphens only, for it is part of an address", fields.problems(),
            HandbookReader::claim)).orElseGet(List::of);
        if (claims.isEmpty()) {
            fields.problem("claims", "must name at least one claim; write claims: { floor: { en: \"...\", zh: \"...\" } }");
        }
        return title.flatMap(called -> by.map(author -> new Source(tag, called, author, date, address, claims)));
    }

    private static Optional<Claim> claim(String name, Fields fields) {
        var text = bilingual(fields, Prose::mistakes);
        var choices = fields.withDefault("model", Value.list(Value.choice(CHOICES)), List.of());
        return text.map(said -> new Claim(name, said, choices));
    }

    private static List<Term> terms(Node root, Handbook sources, Problems problems) {
        var lines = new LinkedHashMap<String, Integer>();
        var terms = entries(root, "", Situations.PLAIN, "a term's name has small letters, digits and hyphens only", problems,
            (id, fields) -> {
                lines.put(id, fields.line("see"));
                return term(id, fields, sources);
            });
        var known = new Handbook(List.of(), terms, Support.NONE);
        for (Term term : terms) {
            for (String other : term.see()) {
                known.faultOfTerm(other).ifPresent(wrong -> problems.add(lines.get(term.id()), term.id() + ".see", wrong));
            }
        }
        return terms;
    }

    private static Optional<Term> term(String id, Fields fields, Handbook sources) {
        var about = fields.required("about", Value.choice(Words.of(Term.Part.class)), "memory");
        var word = bilingual(fields, "word", Prose::mistakesBesideNumbers);
        var explanation = bilingual(fields, Prose::mistakesBesideNumbers);
        var see = fields.withDefault("see", Value.list(Value.text()), List.of());
        var cites = citations(fields, sources);
        return about.flatMap(part -> word.flatMap(said -> explanation.map(text -> new Term(id, part, said, text, see, cites))));
    }

    /** The claims that an entry names under {@code cites}. */
    static List<Citation> citations(Fields fields, Handbook sources) {
        Value<Citation> citation = (node, path, problems) -> Value.text().read(node, path, problems).flatMap(written -> {
            sources.faultOfCitation(written).ifPresent(wrong -> problems.add(node.line(), path, wrong));
            return Citation.of(written);
        });
        return fields.withDefault("cites", Value.list(citation), List.of());
    }

    /** A text under {@code en} and {@code zh}. */
    static Optional<Bilingual> bilingual(Fields fields, Function<String, List<String>> mistakes) {
        var english = prose(fields, "en", "\"a sentence\"", mistakes);
        var chinese = prose(fields, "zh", "\"一句话\"", mistakes);
        return english.flatMap(en -> chinese.map(zh -> new Bilingual(en, zh)));
    }

    /** A field that holds a text in both languages, or one text that both write alike. */
    static Optional<Bilingual> bilingual(Fields fields, String name, Function<String, List<String>> mistakes) {
        if (fields.node(name).orElse(null) instanceof Mapping mapping) {
            var both = Fields.of(mapping, fields.path(name), fields.problems());
            var text = bilingual(both, mistakes);
            both.finish();
            return text;
        }
        return fields.required(name, Value.text(), "\"a text\", or { en: \"a text\", zh: \"一段文字\" }").map(text -> {
            mistakes.apply(text).forEach(wrong -> fields.problem(name, wrong));
            return Bilingual.alike(text);
        });
    }

    private static Optional<String> prose(Fields fields, String name, String example, Function<String, List<String>> mistakes) {
        var text = fields.required(name, Value.text(), example);
        text.ifPresent(written -> mistakes.apply(written).forEach(wrong -> fields.problem(name, wrong)));
        return text;
    }
}
