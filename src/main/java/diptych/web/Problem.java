package diptych.web;

import diptych.lessons.Language;

import java.util.Map;

/**
 * Why a request was not done, in words for a person and, by RFC 9457, for a program.
 *
 * @param title  the kind of problem, the same for every problem of its status
 * @param detail what is wrong this time, and what would be right
 */
public record Problem(int status, Wording title, Wording detail) {
    private static final Map<Integer, Problem> USUAL = Map.ofEntries(
        usual(400, "Bad request", "请求有误",
            "The request cannot be understood as it was sent.",
            "无法理解这个请求。"),
        usual(404, "Not found", "找不到",
            "Nothing is at this address. The catalogue of lessons is at /.",
            "这个地址没有内容。课程目录在 /。"),
        usual(405, "Method not allowed", "不允许的方法",
            "This address does not take that method.",
            "这个地址不接受该方法。"),
        usual(408, "Request timeout", "请求超时",
            "The request took too long to arrive.",
            "请求到达得太慢。"),
        usual(409, "Conflict", "与现状冲突",
            "This cannot be done as things stand.", "在目前的状态下无法完成。"),
        usual(413, "Content too large", "内容过大",
            "The body is too large: a form may have 64 KiB, a scenario 1 MiB.",
            "请求体过大：表单最多 64 KiB，场景最多 1 MiB。"),
        usual(414, "URI too long", "地址过长",
            "The address is too long; the longest of ours has some hundred characters.",
            "地址过长；本站最长的地址约几百个字符。"),
        usual(415, "Unsupported media type", "不支持的媒体类型",
            "The body is of a type that this address does not read.",
            "这个地址不读取该类型的请求体。"),
        usual(422, "Unprocessable content", "内容无法处理",
            "What was asked for cannot be made of what is there.", "现有的内容做不出所请求的东西。"),
        usual(429, "Too many requests", "请求过多",
            "More was asked for than one reader may; try again in a moment.",
            "请求超出了单个读者的限额，请稍后再试。"),
        usual(431, "Request header fields too large", "请求头过大",
            "The headers are too large: request line and headers together may have 8 KiB.",
            "请求头过大：请求行与请求头合计最多 8 KiB。"),
        usual(500, "Internal server error", "服务器内部错误",
            "A fault of the program itself; it has been logged. Other pages go on working.",
            "程序自身的错误，已记入日志。其他页面仍可使用。"),
        usual(503, "Service unavailable", "服务暂不可用",
            "The server is too busy or about to stop; try again in a moment.",
            "服务器繁忙或即将停止，请稍后再试。"),
        usual(505, "HTTP version not supported", "不支持的 HTTP 版本",
            "The server speaks HTTP/1.1.",
            "服务器使用 HTTP/1.1。"));

    /** The same thing said in each language. */
    public record Wording(String english, String chinese) {
        public String in(Language language) {
            return switch (language) {
                case EN -> english;
                case ZH -> chinese;
            };
        }
    }

    /** What can be said when nothing but the status is known. */
    public static Problem of(int status) {
        Problem known = USUAL.get(status);
        if (known != null) {
            return known;
        }
        Problem kin = USUAL.get(status < 500 ? 400 : 500);
        return new Problem(status, kin.title(), kin.detail());
    }

    /** A problem of that status, with its own words for what is wrong and what would be right. */
    public static Problem of(int status, String english, String chinese) {
        return new Problem(status, of(status).title(), new Wording(english, chinese));
    }

    private static Map.Entry<Integer, Problem> usual(int status, String title, String titleZh, String detail, String detailZh) {
        return Map.entry(status, new Problem(status, new Wording(title, titleZh), new Wording(detail, detailZh)));
    }
}
