package org.kaoping.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.assessment.PublishedResult;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.problem.Checked;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages of a year in a real browser: what is due, who has handed in, what stands behind a field, results as charts. */
class YearPagesTest {
    @TempDir
    Path folder;

    private String focused(Browser browser) {
        return String.valueOf(browser.driver.executeScript("return document.activeElement.getAttribute('title')"));
    }

    @ParameterizedTest
    @CsvSource({"1280, 900, desktop", "390, 844, phone"})
    void theDeskSaysWhatIsDueAndOpensAField(int width, int height, String name) throws IOException {
        assumeTrue(Browser.installed());
        InventedCity city = new InventedCity();
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(width, height, folder)) {
            String address = "http://127.0.0.1:" + server.port() + "/";
            browser.driver.get(address);
            browser.driver
                    .findElement(By.id("files"))
                    .sendKeys(Files.writeString(folder.resolve("第一局 五月.xlsx"), "doubt")
                            .toString());
            browser.says("本次上传 1 个文件");
            browser.click(By.id("desk-link"));

            browser.says("下一个截止日：5月月报，2020-05-25（周一），还有5天，还有");
            WebElement next = browser.css(".calendar tr.next");
            assertThat(next.getText()).contains("5月月报", "下一个", "按时");
            assertThat(browser.driver.findElements(By.cssSelector(".calendar tr.past")))
                    .hasSize(4);
            assertThat(browser.body()).contains("7月月报");
            browser.picture("desk-" + name);
            assertThat(browser.tooWide()).isFalse();

            // one cohort at a time, by mouse or by key
            assertThat(browser.css("#cohort-department").isDisplayed()).isTrue();
            assertThat(browser.driver.findElement(By.id("cohort-county")).isDisplayed())
                    .isFalse();
            browser.css("#desk-tabs button").sendKeys(Keys.ARROW_RIGHT);
            browser.css("#cohort-county");
            assertThat(browser.css("#desk-tabs [aria-selected=true]").getText()).contains("县（市）区（10）");
            browser.css("#desk-tabs [aria-selected=true]").sendKeys(Keys.ARROW_RIGHT);

            // colour is never alone: each field says its state
            List<WebElement> fields = browser.driver.findElements(By.cssSelector("#cohort-department .desk td"));
            assertThat(fields)
                    .hasSize(30 * 13)
                    .allSatisfy(field -> assertThat(field.getText()).isNotBlank());

            // by key through the matrix, and open
            browser.css("#cohort-department .desk td a").sendKeys(Keys.ARROW_RIGHT);
            assertThat(focused(browser)).startsWith("市第1局 2020年02月 月报：");
            browser.driver.switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);
            assertThat(focused(browser)).startsWith("市第2局 2020年02月 月报：");
            browser.click(By.cssSelector("#cohort-department .desk tbody tr:first-child td:nth-of-type(5) a"));
            browser.says("第一局 五月.xlsx");
            String behind = browser.css("#behind").getText();
            assertThat(behind)
                    .contains("市第1局 2020年05月 月度报送表", "截止日", "2020-05-25（周一）", "纸质件", "还没有登记，补登截止")
                    .contains("下载原件", "下载标注件", "往来记录和处理");
            browser.picture("behind-" + name);
            assertThat(browser.tooWide()).isFalse();
            browser.click(By.id("behind-close"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 900, desktop", "390, 844, phone"})
    void resultsAreDrawnFromTheTableBesideThem(int width, int height, String name) throws IOException {
        assumeTrue(Browser.installed());
        InventedCity city = new InventedCity();
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(width, height, folder)) {
            browser.driver.get("http://127.0.0.1:" + server.port() + "/year/2020");
            browser.click(By.linkText("考评结果"));
            browser.says("草稿：还没有发布");
            browser.css("#months.drawn canvas");
            assertThat(browser.driver.findElements(By.cssSelector("figure.drawn canvas")))
                    .hasSize(3);
            assertThat(browser.css("#grades tbody tr").getText().split("\\s+"))
                    .containsExactly("市（省）直部门", "5", "24", "0", "0", "29");
            assertThat(browser.css("#scores tbody tr").getText().split("\\s+")).containsExactly("90分及以上", "6", "6");
            assertThat(browser.driver.findElements(By.cssSelector("#months tbody tr")))
                    .as("only months that are over")
                    .hasSize(4);
            // what the chart draws is what the table says
            assertThat(browser.driver.executeScript(
                            "const o = echarts.getInstanceByDom(document.querySelector('#grades .chart')).getOption();"
                                    + "return o.series.map(one => one.name + one.data.join('/')).join(' ')"))
                    .isEqualTo("优秀5/5 良好24/4 合格0/0 不合格0/0");
            browser.picture("results-" + name);
            assertThat(browser.tooWide()).isFalse();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 900, desktop", "390, 844, phone"})
    void marksOfAllUnitsFitThePage(int width, int height, String name) throws IOException {
        assumeTrue(Browser.installed());
        InventedCity city = new InventedCity();
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(width, height, folder)) {
            browser.driver.get("http://127.0.0.1:" + server.port() + "/year/2020");
            browser.click(By.linkText("评分和加分"));
            browser.says("还有40个单位没有评完");
            assertThat(browser.driver.findElements(By.cssSelector("table.marks tbody tr")))
                    .hasSize(40);
            browser.picture("marks-" + name);
            assertThat(browser.tooWide()).isFalse();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aPublishedResultIsNamedWithWhatMovedSince() throws IOException {
        assumeTrue(Browser.installed());
        InventedCity city = new InventedCity();
        PublishedResult first = new PublishedResult(
                "2020-01", 2020, 1, 2, "0123456789abcdef", "f", Instant.parse("2021-01-28T02:00:00Z"), "某经办人", "会议通过");
        when(city.published.of(2020)).thenReturn(List.of(first));
        when(city.published.standing(2020))
                .thenReturn(Checked.of(new PublishedResults.Standing("0123456789ab", first, List.of(), List.of())));
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(1280, 900, folder)) {
            browser.driver.get("http://127.0.0.1:" + server.port() + "/year/2020/results");
            browser.says("已发布结果 2020-01（2021-01-28 10:00）。发布以后没有变动。");
            assertThat(browser.text("下载已发布的结果 2020-01").getAttribute("href")).endsWith("/api/results/2020-01.xlsx");
        }
    }

    @Test
    void aYearWithoutASchemeSaysSo() throws IOException {
        assumeTrue(Browser.installed());
        InventedCity city = new InventedCity();
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(390, 844, folder)) {
            String address = "http://127.0.0.1:" + server.port() + "/year/";
            browser.driver.get(address + "2031");
            browser.says("没有 2031 年度的考评方案");
            browser.driver.get(address + "2031/results");
            browser.css(".empty");
            browser.driver.get(address + "zweitausend");
            browser.says("请写成四位年份");
        }
    }
}
