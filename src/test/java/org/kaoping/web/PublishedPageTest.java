package org.kaoping.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.assessment.Movement;
import org.kaoping.assessment.PublishedResult;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.openqa.selenium.By;

/** The office publishes a result by clicking, sees what moved since, and is told what must be decided first (R14). */
class PublishedPageTest {
    private static final PublishedResult FIRST = new PublishedResult(
            "2020-01", 2020, 1, 2, "0123456789abcdef", "f", Instant.parse("2021-01-28T02:00:00Z"), "某经办人", "考核小组会议通过");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1280, 900, desktop", "390, 844, phone"})
    void aResultIsPublishedByClicking(int width, int height, String name) throws IOException {
        assumeTrue(Browser.installed());
        InventedCity city = new InventedCity();
        when(city.published.publish(any(), any())).thenAnswer(call -> {
            PublishedResults.Wish wish = call.getArgument(0);
            assertThat(wish.checkCode()).isEqualTo("0123456789ab");
            if (wish.reason().equals("无")) {
                return Checked.failed(Problem.of(ProblemCode.REASON_MISSING, Place.WORKBOOK));
            }
            when(city.published.of(2020)).thenReturn(List.of(FIRST));
            when(city.published.standing(2020))
                    .thenReturn(Checked.of(new PublishedResults.Standing(
                            "0123456789ab",
                            FIRST,
                            List.of(),
                            List.of(Problem.of(ProblemCode.RESULT_SAME, Place.WORKBOOK)
                                    .found("2020-01")))));
            return Checked.of(FIRST);
        });
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(width, height, folder)) {
            browser.driver.get("http://127.0.0.1:" + server.port() + "/");
            browser.says("还没有发布。现在是草稿，校验码 0123456789ab。");
            browser.click(By.xpath("//summary[.='发布结果']"));
            browser.css("[data-publish] [name=reason]").sendKeys("无");
            browser.css("[data-publish] [name=who]").sendKeys("某经办人");
            browser.click(By.cssSelector("[data-publish] button"));
            browser.says("请写明原因");
            browser.css("[data-publish] [name=reason]").clear();
            browser.css("[data-publish] [name=reason]").sendKeys("考核小组会议通过");
            browser.click(By.cssSelector("[data-publish] button"));
            browser.says("结果 2020-01");
            assertThat(browser.body()).contains("发布以后没有变动").contains("2021-01-28 10:00，某经办人：考核小组会议通过");
            browser.picture("published-" + name);
            assertThat(browser.tooWide()).isFalse();
        }
    }

    @Test
    void whatMovedAndWhatIsUndecidedIsTold() throws IOException {
        assumeTrue(Browser.installed());
        InventedCity city = new InventedCity();
        when(city.published.of(2020)).thenReturn(List.of(FIRST));
        when(city.published.standing(2020))
                .thenReturn(Checked.of(new PublishedResults.Standing(
                        "0123456789ab",
                        FIRST,
                        List.of(new Movement("D001", "第一局", "rank", "名次", "1", "2", null, null)),
                        List.of(Problem.of(ProblemCode.RESULT_PENDING, Place.WORKBOOK)
                                .found("待定（表彰线并列）")
                                .with("unit", "第二局")))));
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(390, 844, folder)) {
            browser.driver.get("http://127.0.0.1:" + server.port() + "/");
            browser.says("发布以后有 1 处变动");
            browser.says("“第二局”还有没决定的事项：待定（表彰线并列）");
            browser.click(By.xpath("//summary[.='看变动']"));
            browser.says("第一局");
            browser.picture("published-moved-phone");
            assertThat(browser.tooWide()).isFalse();
        }
    }
}
