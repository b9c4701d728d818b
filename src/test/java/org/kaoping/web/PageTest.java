package org.kaoping.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The office's whole job, by clicking, at desktop and phone width; the rooms behind are played in memory. */
class PageTest {
    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        Path path = folder.resolve("in").resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }

    @ParameterizedTest
    @CsvSource({"1280, 900, desktop", "390, 844, phone"})
    void theWholeJob(int width, int height, String name) throws IOException {
        assumeTrue(Browser.installed());
        Path downloads = Files.createDirectories(folder.resolve("downloads"));
        InventedCity city = new InventedCity();
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(width, height, downloads)) {
            browser.driver.get("http://127.0.0.1:" + server.port() + "/");
            browser.says("2020年05月 月度报送表");
            assertThat(browser.body()).contains("截止日 2020年5月25日（还有 5 天）").contains("示例，非正式指标");
            browser.css("table.matrix");
            browser.css("table.rank");
            assertThat(browser.tooWide()).isFalse();
            browser.picture("home-" + name);

            // hand out
            new org.openqa.selenium.support.ui.Select(browser.id("unit")).selectByValue("D002");
            browser.id("one-template").click();
            assertThat(browser.downloaded(downloads, ".xlsx").getFileName()).hasToString("D002_市第2局_月报_2020年05月.xlsx");
            browser.id("all-templates").click();
            browser.downloaded(downloads, ".zip");

            // collect: many at once
            List<Path> files = List.of(
                    file("第一局 五月.xlsx", "good"),
                    file("第二局.xlsx", "bad"),
                    file("第三局.xlsx", "held"),
                    file("第四局.xlsx", "doubt"));
            browser.driver
                    .findElement(By.id("files"))
                    .sendKeys(files.stream().map(Path::toString).collect(Collectors.joining("\n")));
            browser.says("本次上传 4 个文件");
            String said = browser.css("#result .batch").getText();
            assertThat(said)
                    .contains("已接收 1", "退回修改 1", "待确认 1", "已接收，待核实 1")
                    .contains("「月报」D7:D206（报送数量） 应填数字，实际是“3人”。")
                    .contains("共 200 处");
            assertThat(browser.driver.findElements(By.cssSelector(".card.rejected .lines li")))
                    .hasSize(3);
            browser.picture("result-" + name);

            // what to tell the unit
            WebElement advice = browser.driver.findElement(By.cssSelector(".card.rejected textarea"));
            assertThat(String.valueOf(browser.driver.executeScript("return arguments[0].value", advice)))
                    .isEqualTo("""
                            【退改意见】市第2局 2020年05月 月度报送表
                            文件：第二局.xlsx
                            1. 「月报」C4（填报人）：必填项没有填写。 请填写“填报人”。
                            2. 「月报」D7:D206（报送数量）：应填数字，实际是“3人”。 请只填数字，不要带单位或文字。（共 200 处）
                            请于2020年5月25日24时前改正后重新报送。""");
            browser.click(By.cssSelector(".card.rejected [data-copy]"));
            browser.says("已复制");

            // decide what is held: never without a reason
            browser.css(".card.held")
                    .findElement(By.xpath(".//button[.='算作另一月']"))
                    .click();
            browser.id("decide-period-field").clear();
            browser.id("decide-period-field").sendKeys("2020-04");
            browser.id("decide-reason").sendKeys("   ");
            browser.id("decide-ok").click();
            browser.says("请写明原因");
            browser.picture("decide-" + name);
            browser.id("decide-reason").sendKeys("联络员来电说明是四月的");
            browser.id("decide-reason").sendKeys(Keys.TAB);
            browser.id("decide-ok").click();
            browser.says("已处理：已接收");
            assertThat(city.decisions).hasSize(1);
            assertThat(city.decisions.get(0).period()).isEqualTo("2020-04");
            new org.openqa.selenium.support.ui.WebDriverWait(browser.driver, java.time.Duration.ofSeconds(20))
                    .until(now -> browser.driver
                            .findElements(By.cssSelector(".card.held"))
                            .isEmpty());

            // leave and come back
            browser.click(By.linkText("本次结果的固定链接"));
            browser.says("本页地址可以收藏");
            assertThat(browser.body()).contains("第二局.xlsx");
            browser.driver.get("http://127.0.0.1:" + server.port() + "/");
            browser.click(By.cssSelector(".recent a"));
            browser.says("第二局.xlsx");

            // the history of a unit, form and period
            browser.click(By.xpath("//article[contains(@class,'accepted')]//a[.='往来记录']"));
            browser.says("在用");
            browser.picture("history-" + name);
            browser.click(By.xpath("//button[.='作废']"));
            browser.id("decide-reason").sendKeys("单位来函要求撤回");
            browser.id("decide-ok").click();
            browser.says("改用此份");
            assertThat(browser.tooWide()).isFalse();

            // the result
            browser.text("← 回到首页").click();
            browser.id("ranking-book").click();
            browser.downloaded(downloads, "考评结果汇总_2020年度.xlsx");
            assertThat(browser.css("#ranking-part").getText()).contains("测算稿，不作表彰和通报依据", "尚未评定", "96.50", "75.00%");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** What is dropped is sent at once; a long examination shows itself, and its end brings the boards up to date. */
    @Test
    void droppedFilesThatTakeLong() throws IOException {
        assumeTrue(Browser.installed());
        InventedCity city = new InventedCity();
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(1280, 900, folder)) {
            browser.driver.get("http://127.0.0.1:" + server.port() + "/");
            browser.css("table.matrix");
            browser.driver.executeScript("""
                    const some = new DataTransfer();
                    some.items.add(new File(['slow'], '拖来的.xlsx'));
                    some.items.add(new File(['slow'], '还有一份.xlsx'));
                    document.getElementById('drop').dispatchEvent(
                        new DragEvent('drop', { dataTransfer: some, bubbles: true, cancelable: true }));
                    """);
            browser.says("正在检查");
            browser.says("已接收 2");
            assertThat(browser.body()).contains("本次上传 2 个文件").doesNotContain("正在检查");
            assertThat(browser.css("#recent").getText()).contains("拖来的.xlsx 等 2 个文件");
            browser.driver.executeScript(
                    "document.getElementById('received-on').value = '2020-06-01'; document.getElementById('drop').classList.add('over');");
            browser.driver
                    .findElement(By.id("files"))
                    .sendKeys(file("明天.xlsx", "good").toString());
            browser.says("没有上传成功：收到日期 2020-06-01 不合理");
            assertThat(browser.tooWide()).isFalse();
        }
    }

    /** Folders come as a browser sends them, with their paths; the picker is reached by keyboard alone. */
    @ParameterizedTest
    @CsvSource("1280, 900")
    void aFolderByKeyboard(int width, int height) throws IOException {
        assumeTrue(Browser.installed());
        InventedCity city = new InventedCity();
        IntStream.range(0, 3).forEach(i -> {
            try {
                file("五月/子文件夹/" + i + ".xlsx", "good");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(width, height, folder)) {
            browser.driver.get("http://127.0.0.1:" + server.port() + "/?year=2020&month=3&form=year-end-marks");
            browser.says("2020年度 年终评分表");
            assertThat(browser.id("month").isEnabled()).isFalse();
            browser.driver
                    .findElement(By.id("folder"))
                    .sendKeys(folder.resolve("in/五月").toString());
            browser.says("本次上传 3 个文件");
            assertThat(city.receipts.values().iterator().next().fileName()).matches("五月/子文件夹/[012]\\.xlsx");
            for (String id : List.of("year", "form", "unit", "pick-files", "pick-folder", "received-on")) {
                WebElement element = browser.id(id);
                browser.driver.executeScript("arguments[0].focus()", element);
                assertThat(browser.driver.switchTo().activeElement()).as(id).isEqualTo(element);
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
