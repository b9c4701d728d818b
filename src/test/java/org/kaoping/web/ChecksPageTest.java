package org.kaoping.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Status;
import org.kaoping.intake.Verdict;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.openqa.selenium.By;

/** The page 「只检查，不入库」, by clicking. */
class ChecksPageTest {
    private static Verdict master(Problem problem, Status status) {
        return new Verdict(
                new Receipt(
                        "m",
                        "b",
                        "模板.xlsx",
                        status,
                        "report",
                        null,
                        null,
                        "",
                        1,
                        Instant.EPOCH,
                        null,
                        null,
                        List.of(problem)),
                true,
                new Verdict.Understood("表样：报送表\n<b>逐字</b>", 7, 1, 3));
    }

    @Test
    void aMasterIsToldWithItsMistakes(@TempDir Path folder) throws Exception {
        assumeTrue(Browser.installed());
        InventedCity city = new InventedCity();
        Problem problem = Problem.of(ProblemCode.CONTRACT_TYPE_WRONG, Place.ofField("评分表", "F7", "得分"))
                .found("text")
                .expected("{inds.mark}");
        when(city.intake.check(any(), any(), any(), any()))
                .thenReturn(Checked.of(List.of(master(problem, Status.REJECTED))));
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(390, 844, folder)) {
            browser.driver.get("http://127.0.0.1:" + server.port() + "/");
            browser.click(By.cssSelector("a[href='/checks']"));
            browser.says("检查完就删除");
            Path file = Files.writeString(folder.resolve("模板.xlsx"), "x");
            browser.id("check-files").sendKeys(file.toString());
            browser.id("check-go").click();
            browser.says("模板需修改");
            assertThat(browser.body())
                    .contains("字段 7 个，表 1 张", "未入库", "「评分表」F7（得分）")
                    .doesNotContain("下载原件", "逐字");
            browser.text("系统怎样理解这个模板").click();
            browser.says("<b>逐字</b>");
            assertThat(browser.tooWide()).isFalse();
            browser.picture("checks-phone");
            assertThat(browser.complaints()).isEmpty();

            // what is refused is said
            when(city.intake.check(any(), any(), any(), any()))
                    .thenReturn(Checked.failed(Problem.of(ProblemCode.STORAGE_FAILED, Place.WORKBOOK)));
            browser.id("check-go").click();
            browser.says("没有检查成功：");
        }
    }
}
