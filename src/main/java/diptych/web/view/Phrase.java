package diptych.web.view;

import diptych.lessons.Language;

/**
 * Every text of the pages that is not a lesson's own, once in each language: the one message table. {@code {0}}, {@code {1}} ... stand
 * for what is filled in.
 */
public enum Phrase {
    // Every page
    TAGLINE("One virtual machine, seen from both sides at the same instant", "同一时刻，从两边看同一台虚拟机"),
    SKIP("Skip to the picture", "跳到图示"),
    ALL_LESSONS("All lessons", "全部课程"),
    LANGUAGES("Language", "语言"),

    // Catalogue and lesson page
    CATALOG_HEADING("Which one is lying?", "谁在说谎？"),
    CATALOG_LEAD("The Hyper-V host says one thing about a Linux guest's memory, the guest says another. Both are right. Step through what "
        + "really happens, message by message, host on the left and guest on the right.",
        "关于一台 Linux 客户机的内存，Hyper-V 主机说一个数，客户机说另一个数，而两者都没有错。请逐条消息地看看究竟发生了什么：左边是主机，右边是客户机。"),
    LESSONS("Lessons", "课程"),
    OPEN_LESSON("Open the lesson", "打开课程"),
    WHAT_HAPPENS("What happens", "会发生什么"),
    CHOOSE_GUEST("Which Linux is the guest?", "客户机运行哪种 Linux？"),
    GUEST_OLD("Linux {0}, 2015-style", "Linux {0}，2015 年的样子"),
    GUEST_OLD_HINT("counts ballooned memory as used; free is procps {0}", "把气球占用的内存算作已用；free 来自 procps {0}"),
    GUEST_NEW("Linux {0}, today's", "Linux {0}，今天的样子"),
    GUEST_NEW_HINT("takes ballooned memory out of its total; free is procps {0}", "把气球占用的内存从 total 中减去；free 来自 procps {0}"),
    START("Start the lesson", "开始学习"),
    START_HINT("No account, no cookie. Your run lives at an address of its own that you can share.", "无需账号，不用 Cookie。你的运行有自己的网址，可以分享。"),
    PREVIEW_CAPTION("At {0} s of this lesson the host has assigned {1} MB, and Linux counts {2} MB.",
        "在本课程的第 {0} 秒，主机已分配 {1} MB，而 Linux 认为有 {2} MB。"),

    STARTS_WITH("You start with the machine switched off; one button shows the next thing that happens.",
        "从关机的虚拟机开始；按一个按钮，就显示接下来发生的事。"),
    EVERY_NUMBER("Every number is computed by a simulation that follows the driver's source code and Microsoft's documents.",
        "每个数字都由模拟算出；模拟遵照驱动的源代码和微软的文档。"),

    // Text version
    TEXT_TITLE("{0} at {1} s, in words", "{0}，第 {1} 秒，文字版"),
    TEXT_BACK_TO_PICTURE("Back to the picture", "回到图示"),
    TEXT_PREVIOUS("The event before", "上一事件"),
    TEXT_NEXT("The next event", "下一事件"),
    TEXT_WHERE("Step {0} of {1}: {2}. {3} seconds since the run began; it has gone as far as {4} seconds.",
        "步骤 {0}（共 {1} 步）：{2}。运行开始后第 {3} 秒；目前进行到第 {4} 秒。"),
    TEXT_HAPPENED("What has just happened", "刚刚发生了什么"),
    TEXT_LESSON("What the lesson says", "课程的讲解"),
    TEXT_LOOK("Where to look", "看哪里"),
    TEXT_HOST("What the host believes", "主机认为"),
    TEXT_GUEST("What the guest believes", "客户机认为"),
    TEXT_PARTS("Where the guest's memory is", "客户机的内存用在哪里"),
    TEXT_PART("Part", "部分"),
    TEXT_SIZE("Size", "大小"),
    TEXT_PAGES("Pages of 4 KiB", "4 KiB 页数"),
    TEXT_SUM("Why both are right", "为什么两边都没有错"),
    TEXT_WIRE("What was on the wire", "线上的消息"),
    TEXT_MESSAGE("Message", "消息"),
    TEXT_DIRECTION("Direction", "方向"),
    TEXT_CONTENTS("Contents", "内容"),
    TEXT_MOMENT("Moment", "时刻"),
    TEXT_OVER_TIME("Memory over time, in MiB", "内存随时间变化（MiB）"),
    TEXT_RETURNED("Taken back by the host", "主机收回的"),

    // Header of a stage
    PHASES("Steps of this lesson", "本课程的步骤"),
    PHASE_DONE("done", "已完成"),
    PHASE_TO_COME("to come", "尚未进行"),
    SHARE("Share", "分享"),
    SHARE_LABEL("Link to this very moment", "这一时刻的链接"),
    SHARE_HINT("Whoever opens it sees the same picture, and can go on from it.", "打开它的人会看到同样的画面，并且可以从这里继续。"),

    // Story and changes
    SOURCES("Where this comes from", "资料来源"),
    WAS("was", "原为"),

    UNSENT("That was not sent: the server does not answer. Try again in a moment.", "没有发送成功：服务器没有回应。请稍后再试。"),

    // Host pane
    HOST("HOST", "主机"),
    HOST_TITLE("Hyper-V · {0} · {1}", "Hyper-V · {0} · {1}"),
    HOST_TABS("Views of the host", "主机视图"),
    TAB_MEMORY("Memory", "内存"),
    TAB_ALL_VMS("All VMs", "全部虚拟机"),
    TAB_SETTINGS("Settings", "设置"),
    STARTUP_MEMORY("Startup memory", "起始内存"),
    DYNAMIC_MEMORY("Dynamic memory", "动态内存"),
    ENABLED("Enabled", "已启用"),
    DISABLED("Disabled", "未启用"),
    MINIMUM_MAXIMUM("Minimum / maximum", "最小 / 最大内存限度"),
    ASSIGNED_MEMORY("Assigned memory", "已分配内存"),
    MEMORY_DEMAND("Memory demand", "内存需求"),
    MEMORY_STATUS("Memory status", "内存状态"),
    MINIMUM_MEMORY("Minimum memory", "最小内存限度"),
    MAXIMUM_MEMORY("Maximum memory", "最大内存限度"),
    BUFFER("Memory buffer", "内存缓冲区"),
    WEIGHT("Memory weight", "内存权重"),
    NOT_KNOWN("not known yet", "尚未得知"),
    STATUS_OK("OK", "正常"),
    STATUS_LOW("Low", "不足"),
    STATUS_WARNING("Warning", "警告"),
    STATE_OFF("Off", "关机"),
    STATE_STARTING("Starting", "正在启动"),
    STATE_RUNNING("Running", "正在运行"),
    STATE_PAUSED("Paused", "已暂停"),
    STATE_SAVED("Saved", "已保存"),
    VM("VM", "虚拟机"),
    STATE("State", "状态"),
    ASSIGNED("Assigned", "已分配"),
    DEMAND("Demand", "需求"),
    STATUS("Status", "状态"),
    HOST_SUM("Host memory", "主机内存"),
    HOST_RESERVE("kept for the host", "主机保留"),
    HOST_APPLICATIONS("host programs", "主机程序"),
    HOST_HELD("held by VMs", "虚拟机占用"),
    HOST_AVAILABLE("available", "可用"),
    BAR_ASSIGNED("Assigned {0}", "已分配 {0}"),
    BAR_RETURNED("returned to host", "已还给主机"),
    BAR_ON_HOST("{0} on the host", "主机上的 {0}"),
    LINE_ASSIGNED("assigned", "已分配"),

    // Hinge
    SAME_SCALE("SAME SCALE · VMBus", "同一比例 · VMBus"),
    SCALE_MINIMUM("Minimum {0}", "最小 {0}"),
    SCALE_STARTUP("Startup {0}", "起始 {0}"),
    SCALE_MAXIMUM("Maximum {0}", "最大 {0}"),
    ON_THE_WIRE("on the wire · t = {0} s", "线上消息 · t = {0} 秒"),
    WIRE_QUIET("quiet just now · last at {0} s", "此刻安静 · 上次在 {0} 秒"),
    WIRE_NOTHING("nothing has been said yet", "还没有消息"),
    TO_GUEST("host to guest", "主机发往客户机"),
    TO_HOST("guest to host", "客户机发往主机"),

    // Guest pane
    GUEST("GUEST", "客户机"),
    GUEST_TITLE("Linux {0} · {1}", "Linux {0} · {1}"),
    GUEST_TABS("What is typed in the guest", "在客户机中输入的命令"),
    SEG_APPS("Apps", "程序"),
    SEG_KERNEL("Kernel", "内核"),
    SEG_CACHE("Page cache", "页缓存"),
    SEG_FREE("Free", "空闲"),
    SEG_BALLOON("Balloon", "气球"),
    SEG_KEPT("Kept back", "保留"),
    SEG_OFFLINE("Offline", "未上线"),
    BAR_IN_GUEST("what Linux believes it has", "Linux 认为自己拥有的"),
    LINE_TOTAL("total", "total"),
    ON_OTHER_KERNEL("This very moment on Linux {0}", "换成 Linux {0} 看这一刻"),
    GUEST_IS_OFF("The guest is off.", "客户机已关机。"),

    GUEST_BOOTS("Linux is not up yet.", "Linux 还没有启动完。"),
    GUEST_BOOTS_WHY("The host has assigned memory, but nobody inside counts it so far.", "主机已经分配了内存，但里面还没有谁在清点它。"),
    GUEST_OFF_WHY("The host holds no memory for it, and there is nobody inside to ask.", "主机没有为它占用内存，里面也没有谁可问。"),
    WHY_KEPT("total is {0} MB less than assigned.", "total 比已分配的少 {0} MB。"),
    WHY_KEPT_REASON("Firmware and kernel keep {0} MB back before Linux begins to count; free never shows them.",
        "在 Linux 开始计数之前，固件和内核就保留了 {0} MB；free 从不显示这一部分。"),
    WHY_KEPT_REMARK("The gap stays the same however much memory is added later.", "以后无论添加多少内存，这个差额都不变。"),
    WHY_ADDED("total grew without a restart.", "total 变大了，没有重启。"),
    WHY_ADDED_REASON("{0} MB were hot-added since this step began, in whole blocks of {1} MB, and free counts all that is online.",
        "本步骤开始以来热添加了 {0} MB，按每块 {1} MB 的整块添加；凡是已上线的，free 都算进去。"),
    WHY_ADDED_REMARK("Each block costs {0} MB of page structures, which show up as used.", "每个内存块要用 {0} MB 存放页结构，它们计入 used。"),
    WHY_BUSY("free melts away, total stays.", "free 越来越少，total 不变。"),
    WHY_BUSY_REASON("Programs have been promised {0} MB more. Linux cannot ask the host for memory; it reports, and the host decides.",
        "程序又得到了 {0} MB 的承诺。Linux 不能向主机要内存；它只是报告，由主机决定。"),
    WHY_IDLE("used fell, total stays.", "used 下降，total 不变。"),
    WHY_IDLE_REASON("The programs are gone and {0} MB are free inside, but the host has not got them back: assigned is still {1} MB.",
        "程序已经结束，里面有 {0} MB 空闲，但主机还没有拿回来：已分配仍是 {1} MB。"),
    WHY_OFFLINE("{0} MB are plugged in, but not online.", "{0} MB 已经插入，但未上线。"),
    WHY_OFFLINE_REASON("The host has given them, free does not count them, and no program can use them until they are put online.",
        "主机已经给了，free 却不计入；在上线之前，任何程序都用不了。"),
    WHY_OLD_BALLOON("total did not move.", "total 没有动。"),
    WHY_OLD_BALLOON_REASON("The {0} MB that left the host's account are counted as used: the driver owns them, no program can touch them.",
        "离开主机账面的 {0} MB 被算作 used：它们归驱动所有，任何程序都碰不到。"),
    WHY_OLD_BALLOON_REMARK("They are not in buff/cache, whatever you may have read.", "它们不在 buff/cache 里，不管你读到过什么。"),
    WHY_NEW_BALLOON("total shrank with the balloon.", "total 随气球一起变小。"),
    WHY_NEW_BALLOON_REASON("Since Linux 5.11 the driver takes the {0} MB it holds off the books, so they are in no column of free at all.",
        "自 Linux 5.11 起，驱动把它占住的 {0} MB 从账上划掉，所以 free 的任何一列都没有它们。"),
    WHY_NEW_BALLOON_REMARK("A guest of 2015 would print the old total and show the balloon as used.",
        "2015 年的客户机会照旧显示原来的 total，并把气球算作 used。"),
    WHY_DEFLATED("The balloon gives back first.", "气球先还。"),
    WHY_DEFLATED_REASON("{0} MB came out of the balloon. They were part of this guest all along, so there is no new block and nothing to"
        + " put online.",
        "有 {0} MB 从气球里回来了。它们本来就属于这台客户机，所以没有新的内存块，也没有什么需要上线。"),
    WHY_DEFLATED_OLD("total does not move for it; used falls.", "total 因此不变，used 下降。"),
    WHY_DEFLATED_NEW("On this kernel total grows back by the same amount.", "在这个内核上，total 会涨回同样的数量。"),
    WHY_TIGHT("The guest is short of memory.", "客户机的内存不够了。"),
    WHY_TIGHT_REASON("Programs want more than there is; {0} MB lie in swap. Linux cannot ask the host, it can only report and wait.",
        "程序要的比有的多；{0} MB 已换出到 swap。Linux 不能向主机要内存，只能报告并等待。"),
    NO_OUTPUT("(no answer: Linux is not running)", "（没有回答：Linux 没有在运行）"),

    // Equality
    EQ_ASSIGNED("assigned", "已分配"),
    EQ_TOTAL("guest total", "客户机 total"),
    EQ_KEPT("kept back", "保留"),
    EQ_OFFLINE("offline", "未上线"),
    EQ_BALLOONED("ballooned", "气球"),
    EQ_OLD("This kernel counts the balloon inside its total.", "这个内核把气球算在 total 之内。"),
    EQ_NEW("Since Linux 5.11 the balloon ({0}) is outside the total.", "自 Linux 5.11 起，气球（{0}）不计入 total。"),
    EQ_LABEL("Both sides in one line, in MiB", "一行看两边（MiB）"),

    EQ_NO_GUEST("assigned {0}; inside, nobody counts yet", "已分配 {0}；里面还没有谁在清点"),

    // What happens, a sentence each
    SAYS_VERSION("The guest asks to speak protocol version {0}.", "客户机请求使用协议版本 {0}。"),
    SAYS_VERSION_YES("The host accepts that version.", "主机接受这个版本。"),
    SAYS_VERSION_NO("The host refuses that version.", "主机拒绝这个版本。"),
    SAYS_CAPABILITIES("The guest says what it can do: balloon {0}, hot-add {1}.", "客户机说明自己的能力：气球 {0}，热添加 {1}。"),
    YES("yes", "支持"),
    NO("no", "不支持"),
    SAYS_CAPABILITIES_YES("The host accepts the guest's capabilities.", "主机接受客户机的能力。"),
    SAYS_CAPABILITIES_NO("The host refuses the guest's capabilities.", "主机拒绝客户机的能力。"),
    SAYS_REPORT("The guest reports {0} MB committed and {1} MB available.", "客户机报告：已承诺 {0} MB，可用 {1} MB。"),
    SAYS_BALLOON_REQUEST("The host asks the guest for {0} MB.", "主机向客户机要 {0} MB。"),
    SAYS_BALLOON_RESPONSE("The balloon in the guest grows by {0} MB, and the host has them back.", "客户机中的气球增大 {0} MB，主机把它们收了回去。"),
    SAYS_BALLOON_NOTHING("The guest has nothing to give.", "客户机没有可给的内存。"),
    SAYS_UNBALLOON_REQUEST("The host gives back {0} MB from the balloon.", "主机从气球中还回 {0} MB。"),
    SAYS_UNBALLOON_RESPONSE("The guest has taken them; its balloon is smaller.", "客户机收下了；它的气球变小了。"),
    SAYS_HOT_ADD_REQUEST("The host hot-adds {0} MB.", "主机热添加 {0} MB。"),
    SAYS_HOT_ADD_RESPONSE("The guest has added {0} MB.", "客户机添加了 {0} MB。"),
    SAYS_HOT_ADD_LATER("The guest could not add it; the host may ask again.", "客户机没能添加；主机可以再问。"),
    SAYS_HOT_ADD_NEVER("The guest could not add it and says so for good.", "客户机没能添加，并表示以后也不行。"),
    SAYS_INFO("The host tells the guest its maximum: {0} MB.", "主机告诉客户机它的上限：{0} MB。"),
    SAYS_CHANNEL_OPEN("The balloon driver is loaded, and its channel to the host opens.", "气球驱动加载完毕，它与主机之间的通道打开。"),
    SAYS_CHANNEL_CLOSED("The channel of the balloon driver closes.", "气球驱动的通道关闭。"),
    SAYS_STATE("{0} goes from {1} to {2}.", "{0} 从 {1} 变为 {2}。"),
    SAYS_REFUSED("Hyper-V refuses: {0}", "Hyper-V 拒绝：{0}"),
    SAYS_SETTINGS("The memory settings of {0} change.", "{0} 的内存设置改变。"),
    SAYS_SMART_PAGING("A Smart Paging file stands in for {0} MB.", "Smart Paging 文件顶替 {0} MB。"),
    SAYS_SMART_PAGING_GONE("The Smart Paging file is removed.", "Smart Paging 文件被删除。"),
    SAYS_HOST_APPLICATIONS("Programs on the host hold {0} MB.", "主机上的程序占用 {0} MB。"),
    SAYS_BLOCK_ADDED("A memory block of {0} MB appears in the guest.", "客户机中出现一个 {0} MB 的内存块。"),
    SAYS_BLOCK_ONLINE("{0} MB of hot-added memory come online.", "{0} MB 热添加内存上线。"),
    SAYS_PROGRAM("The program {0} starts in the guest and is promised {1} MB.", "程序 {0} 在客户机中启动，得到 {1} MB 的承诺。"),
    SAYS_PROGRAMS_END("Programs in the guest end and let {0} MB go.", "客户机中的程序结束，放开 {0} MB。"),
    SAYS_COMMIT_REFUSED("The kernel refuses {1} MB to the program {0}.", "内核拒绝给程序 {0} {1} MB。"),
    SAYS_OOM("The OOM killer ends the program {0} and frees {1} MB.", "OOM 杀手结束程序 {0}，释放 {1} MB。"),
    SAYS_WRITE("{0} is written, {1} MB.", "写入 {0}，{1} MB。"),
    SAYS_CHECKPOINT("The checkpoint {1} of {0} is taken.", "为 {0} 建立检查点 {1}。"),
    SAYS_CHECKPOINT_APPLIED("{0} goes back to the checkpoint {1}.", "{0} 回到检查点 {1}。"),
    SAYS_CHECKPOINT_DELETED("The checkpoint {1} of {0} is deleted.", "删除 {0} 的检查点 {1}。"),
    SAYS_NOTHING("Nothing new at this moment.", "这一刻没有新的事情。"),
    SAYS_BEGINNING("{0} is switched on.", "{0} 开机。"),
    SAYS_OTHER("On {0}: {1}", "在 {0} 上：{1}"),
    SAYS_ASSIGNED("{0} s: {1} Assigned {2} MB.", "第 {0} 秒：{1}已分配 {2} MB。"),
    SAYS_NUMBERS("{0} s: {1} Assigned {2} MB, guest total {3} MB.", "第 {0} 秒：{1}已分配 {2} MB，客户机 total {3} MB。"),

    // What is in a message
    HOLDS_VERSION("version {0} · {1} B", "版本 {0} · {1} B"),
    HOLDS_ACCEPTED("accepted · {0} B", "接受 · {0} B"),
    HOLDS_REFUSED("refused · {0} B", "拒绝 · {0} B"),
    HOLDS_CAPABILITIES("balloon {0}, hot-add {1} · {2} B", "气球 {0}，热添加 {1} · {2} B"),
    HOLDS_REPORT("committed {0} · avail {1} MB", "已承诺 {0} · 可用 {1} MB"),
    HOLDS_PAGES("{0} pages · {1} B", "{0} 页 · {1} B"),
    HOLDS_RANGES("{0} pages, {1} ranges · {2} B", "{0} 页，{1} 段 · {2} B"),
    HOLDS_RESULT("{0} pages, result {1} · {2} B", "{0} 页，结果 {1} · {2} B"),
    HOLDS_HEADER("header only · {0} B", "仅消息头 · {0} B"),
    HOLDS_MAXIMUM("at most {0} pages · {1} B", "至多 {0} 页 · {1} B"),

    // Time rail
    TIME("Time", "时间"),
    PHASE_BACK("Step", "步骤"),
    PHASE_BACK_LABEL("Back to the step before", "回到上一步骤"),
    BACK("Back", "后退"),
    BACK_LABEL("Back to the event before", "回到上一事件"),
    PLAY("Play", "播放"),
    PAUSE("Pause", "暂停"),
    NEXT("Next", "下一个"),
    NEXT_LABEL("Next: show the next thing that happens", "下一个：显示接下来发生的事"),
    PHASE_NEXT("Step", "步骤"),
    PHASE_NEXT_LABEL("On to what the next step comes to", "前往下一步骤的结果"),
    ONE_SECOND("+1 s", "+1 秒"),
    TEN_SECONDS("+10 s", "+10 秒"),
    GO("Go", "前往"),
    ZOOM_RUN("whole run", "整个运行"),
    ZOOM_CLOSE("close up", "局部放大"),
    DRAG("Drag to any moment", "拖动到任意时刻"),
    DRAG_HINT("drag the line to any moment · every number on this page follows", "把竖线拖到任意时刻 · 页面上的每个数字都会跟随"),
    READ_AS_TEXT("Read as text", "文字版"),
    CHART_LABEL("Memory over time in MiB", "内存随时间变化（MiB）"),
    CHART_DEMAND("demand", "需求"),
    CHART_ASSIGNED("assigned", "已分配"),
    CHART_TOTAL("guest total", "客户机 total"),
    CHART_BALLOON("balloon", "气球"),
    MOMENT_VALUE("{0} seconds, step {1}: {2}", "{0} 秒，步骤 {1}：{2}"),
    LESSON_END("That was the last step. Go back to any moment, or choose the other Linux.",
        "这是最后一个步骤。可以回到任意时刻，或者换另一种 Linux。");

    private final String[] english;
    private final String[] chinese;

    Phrase(String english, String chinese) {
        this.english = cut(english);
        this.chinese = cut(chinese);
    }

    /** Text and the number of what is filled in, in turn: "a", "0", "b". */
    private static String[] cut(String template) {
        return template.split("[{}]", -1);
    }

    /** In that language, with its places filled in order of their numbers. */
    public String in(Language language, Object... filled) {
        String[] parts = language == Language.ZH ? chinese : english;
        if (parts.length == 1) return parts[0];
        var text = new StringBuilder();
        for (int i = 0; i < parts.length; i++) text.append(i % 2 == 0 ? parts[i] : filled[parts[i].charAt(0) - '0']);
        return text.toString();
    }
}
