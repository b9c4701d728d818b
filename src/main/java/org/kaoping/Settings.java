package org.kaoping;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting once: its name, its default, what it is for. Given as {@code --name=value} or as the environment variable
 * {@code KAOPING_NAME}; the first wins.
 *
 * @param port the port; 0: any free one
 * @param bind the address to listen on; a loopback address unless {@code allowRemote}
 * @param templates the folder of the masters
 * @param data the folder under which everything lies that the server writes
 * @param zone the time zone of days
 * @param fileMegabytes the most that one file may have
 * @param requestMegabytes the most that one request may have
 * @param requestFiles the most files of one request
 * @param uploadPool threads of the uploads
 * @param minRate bytes per second that an upload must bring
 * @param hosts further host names that the server is called by
 * @param firstScheme the scheme workbook that an empty data folder starts with
 * @param whatIf whether settings can be tried on a year whose result is not published yet
 */
public record Settings(
        int port,
        String bind,
        Path templates,
        Path data,
        ZoneId zone,
        int fileMegabytes,
        int requestMegabytes,
        int requestFiles,
        int uploadPool,
        int minRate,
        List<String> hosts,
        Path firstScheme,
        boolean whatIf) {
    private static final String PREFIX = "KAOPING_";

    private enum Name {
        PORT("port", "7070", "网页的端口；0 表示任选一个空闲端口"),
        BIND("bind", "127.0.0.1", "监听的地址；除本机地址外须同时写 --allow-remote=yes"),
        ALLOW_REMOTE("allow-remote", "no", "yes 表示允许其他电脑访问（本版本没有登录，任何能连上的人都能操作）"),
        HOSTS("hosts", "", "除本机名称外，允许用哪些主机名访问，用逗号分开"),
        TEMPLATES("templates", "templates", "模板文件夹"),
        DATA("data", "uploads", "数据文件夹：原件、数据库、工作文件都在里面"),
        FIRST_SCHEME("first-scheme", "templates/examples/scheme-2020.xlsx", "数据文件夹为空时先装入的考评方案"),
        ZONE("zone", "Asia/Shanghai", "日期所用的时区"),
        MAX_FILE("max-file", "20", "一个文件最大多少 MB"),
        MAX_REQUEST("max-request", "200", "一次上传最大多少 MB"),
        MAX_FILES("max-files", "500", "一次上传最多多少个文件"),
        UPLOAD_POOL("upload-pool", "64", "处理上传的线程数，与网页分开"),
        MIN_RATE("min-rate", "1024", "上传的最低速度，每秒字节数；更慢的会被断开"),
        WHAT_IF("what-if", "published", "参数测算：published 表示只对已发布结果的年度打开；always 表示一直打开");

        private final String option;
        private final String usual;
        private final String help;

        Name(String option, String usual, String help) {
            this.option = option;
            this.usual = usual;
            this.help = help;
        }

        private String variable() {
            return PREFIX + name();
        }
    }

    /** What the command line and the environment say. */
    public sealed interface Read {}

    /** The settings. */
    public record Good(Settings settings) implements Read {}

    /** The list of settings was asked for. */
    public record Help(String text) implements Read {}

    /** Something is wrong; everything that is, at once. */
    public record Wrong(List<String> complaints) implements Read {
        /** Copies the complaints. */
        public Wrong {
            complaints = List.copyOf(complaints);
        }
    }

    /** Copies the hosts. */
    public Settings {
        hosts = List.copyOf(hosts);
    }

    /** Reads the settings. */
    public static Read read(String[] args, Map<String, String> environment) {
        if (Arrays.stream(args).anyMatch(arg -> arg.equals("--help") || arg.equals("-h") || arg.equals("help"))) {
            return new Help(help());
        }
        List<String> complaints = new ArrayList<>();
        Map<Name, String> given = new EnumMap<>(Name.class);
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                Arrays.stream(Name.values())
                        .filter(name -> name.variable().equals(variable))
                        .findFirst()
                        .ifPresentOrElse(
                                name -> given.put(name, value), () -> complaints.add("没有这个环境变量设置：" + variable));
            }
        });
        Map<Name, String> named = new EnumMap<>(Name.class);
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String option = equals < 0 ? arg : arg.substring(0, equals);
            Optional<Name> name = Arrays.stream(Name.values())
                    .filter(one -> option.equals("--" + one.option))
                    .findFirst();
            if (name.isEmpty() || equals < 0) {
                complaints.add(name.isEmpty() ? "没有这个设置：" + arg : "请写成 " + option + "=值");
            } else if (named.put(name.get(), arg.substring(equals + 1)) != null) {
                complaints.add(option + " 写了两次");
            }
        }
        given.putAll(named);
        Reader reader = new Reader(given, complaints);
        Settings settings = reader.settings();
        return complaints.isEmpty() ? new Good(settings) : new Wrong(complaints);
    }

    /** The list of settings, as {@code --help} shows it. */
    public static String help() {
        StringBuilder text = new StringBuilder("设置（写成 --名称=值，或环境变量 " + PREFIX + "名称，如 KAOPING_PORT=8080）：\n");
        for (Name name : Name.values()) {
            text.append("  --%-14s 默认 %s%n      %s%n"
                    .formatted(name.option, name.usual.isEmpty() ? "（空）" : name.usual, name.help));
        }
        return text.toString();
    }

    /** Turns texts into values, noting what is wrong. */
    private record Reader(Map<Name, String> given, List<String> complaints) {
        private String text(Name name) {
            return given.getOrDefault(name, name.usual).strip();
        }

        private int number(Name name, int from, int to) {
            String text = text(name);
            if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= from && Integer.parseInt(text) <= to) {
                return Integer.parseInt(text);
            }
            complaints.add("--%s 应是 %d 到 %d 的整数，现为“%s”".formatted(name.option, from, to, text));
            return from;
        }

        private Path folder(Name name) {
            Path path = Path.of(text(name));
            if (!Files.isDirectory(path)) {
                complaints.add("--%s 的文件夹不存在：%s".formatted(name.option, path.toAbsolutePath()));
            }
            return path;
        }

        private Path data() {
            Path path = Path.of(text(Name.DATA));
            if (Files.exists(path) && !Files.isDirectory(path)) {
                complaints.add("--data 不是文件夹：" + path.toAbsolutePath());
            }
            return path;
        }

        private ZoneId zone() {
            try {
                return ZoneId.of(text(Name.ZONE));
            } catch (DateTimeException e) {
                complaints.add("--zone 不是时区名称：" + text(Name.ZONE));
                return ZoneId.of(Name.ZONE.usual);
            }
        }

        private String bind() {
            String bind = text(Name.BIND);
            String allow = text(Name.ALLOW_REMOTE).toLowerCase(Locale.ROOT);
            if (!allow.equals("yes") && !allow.equals("no")) {
                complaints.add("--allow-remote 应是 yes 或 no，现为“" + allow + "”");
            }
            try {
                boolean loopback =
                        !bind.isEmpty() && InetAddress.getByName(bind).isLoopbackAddress();
                if (!loopback && !allow.equals("yes")) {
                    complaints.add("--bind=" + bind + " 会让其他电脑也能访问，而本版本没有登录；确实需要时请加 --allow-remote=yes");
                }
            } catch (UnknownHostException e) {
                complaints.add("--bind 不是地址：" + bind);
            }
            return bind;
        }

        private boolean whatIf() {
            String text = text(Name.WHAT_IF).toLowerCase(Locale.ROOT);
            if (!text.equals("published") && !text.equals("always")) {
                complaints.add("--what-if 应是 published 或 always，现为“" + text + "”");
            }
            return text.equals("always");
        }

        private List<String> hosts() {
            return Arrays.stream(text(Name.HOSTS).split("[,，\\s]+"))
                    .filter(host -> !host.isEmpty())
                    .toList();
        }

        private Settings settings() {
            return new Settings(
                    number(Name.PORT, 0, 65_535),
                    bind(),
                    folder(Name.TEMPLATES),
                    data(),
                    zone(),
                    number(Name.MAX_FILE, 1, 100),
                    number(Name.MAX_REQUEST, 1, 1000),
                    number(Name.MAX_FILES, 1, 500),
                    number(Name.UPLOAD_POOL, 2, 500),
                    number(Name.MIN_RATE, 0, 10_000_000),
                    hosts(),
                    Path.of(text(Name.FIRST_SCHEME)),
                    whatIf());
        }
    }
}
