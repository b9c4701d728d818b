package org.kaoping.masters;

import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 归档目录: every file of a year's archive. */
final class CatalogueMaster {
    private static final Look SMALL = Look.FIXED.withSize(9);
    private static final Look WORD = Look.FIXED_MID.withSize(9.5);
    private static final Look TIME = Look.FIXED_MID.withSize(9.5).withFormat("yyyy\\-mm\\-dd\\ hh:mm");
    private static final Look DAY = Look.FIXED_MID.withSize(9.5).withFormat("yyyy\\-mm\\-dd");
    private static final Look LINK = Look.FIXED.withFill("FFFFFF").across(HorizontalAlignment.CENTER);
    private static final Look NOTE = Look.PLAIN.withSize(9.5);

    private CatalogueMaster() {}

    private static int head(Page page, String title, String last, List<String> heads) {
        page.text("A1:" + last + "1", title, Look.TITLE.withSize(18))
                .height(1, 34)
                .text("A2:" + last + "2", "{office}　{exampleMark}", Look.MARK.across(HorizontalAlignment.CENTER))
                .height(2, 18);
        for (int i = 0; i < heads.size(); i++) {
            page.text(Page.column(i) + 4, heads.get(i), Look.HEAD);
        }
        page.height(4, 28);
        return 4;
    }

    static byte[] draw() {
        Kit kit = new Kit();
        Page files = kit.page("收到的文件");
        Page papers = kit.page("结果、方案和系统数据");
        files.widths(5, 8, 16, 16, 12, 15, 11, 15, 34, 6, 52, 34);
        head(
                files,
                "{city}{year}年度考评归档目录",
                "L",
                List.of("序号", "单位代码", "单位", "表名", "期间", "收到时间", "计入日期", "处理情况", "原文件名", "打开", "归档位置", "SHA-256"));
        files.text("A3:I3", "{summary}", Look.PLAIN)
                .text("J3:K3", "归档时间", Look.LABEL)
                .text("L3", "{generatedAt}", TIME)
                .height(3, 22);
        files.text("A5", "{files.no}", WORD)
                .text("B5", "{files.code}", WORD)
                .text("C5", "{files.name}", Look.FIXED.withSize(9.5))
                .text("D5", "{files.form}", Look.FIXED.withSize(9.5))
                .text("E5", "{files.period}", WORD)
                .text("F5", "{files.at}", TIME)
                .text("G5", "{files.day}", DAY)
                .text("H5", "{files.state}", WORD)
                .text("I5", "{files.file}", SMALL)
                .formula("J5", "IF(K5=\"\",\"\",HYPERLINK(K5,\"打开\"))", LINK)
                .text("K5", "{files.path}", SMALL)
                .text("L5", "{files.sha}", SMALL)
                .elastic(5, 26)
                .when("H5:H5", "OR(LEFT(H5,2)=\"退回\",LEFT(H5,2)=\"原件\")", "C00000", "FCE4D6");
        int row = files.notes(
                6,
                "L",
                220,
                NOTE,
                "注：1. 本目录和各文件不用任何程序就能看；解压后在同一文件夹里打开本目录，点“打开”即可看到原件。",
                "2. 退回、替换、作废的文件也在内；完全相同的文件只存一份，各次收到都有一行。",
                "3. 核对文件有没有变动：在解压后的文件夹里运行 sha256sum -c SHA256SUMS。");
        files.freeze(3, 4)
                .filter("A4:L5")
                .print(true, true, "A1:L" + (row - 1), 4)
                .protect(false);
        papers.widths(5, 46, 6, 70, 68);
        head(papers, "{city}{year}年度考评归档目录（结果、方案和系统数据）", "E", List.of("序号", "内容", "打开", "归档位置", "SHA-256"));
        papers.height(3, 6)
                .text("A5", "{papers.no}", WORD)
                .text("B5", "{papers.what}", Look.FIXED)
                .formula("C5", "IF(D5=\"\",\"\",HYPERLINK(D5,\"打开\"))", LINK)
                .text("D5", "{papers.path}", SMALL)
                .text("E5", "{papers.sha}", SMALL)
                .elastic(5, 20)
                .freeze(0, 4)
                .print(false, true, "A1:E5", 4)
                .protect(false);
        kit.card("archive-catalogue", "归档目录", "归档目录", "year", "system", "", false, "none");
        return kit.finish();
    }
}
