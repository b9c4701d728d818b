package org.kaoping.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.Kaoping;
import org.kaoping.Settings;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** Attachments on the page, by clicking: sent, told apart, placed, made the text of a form. */
class AttachmentsPageTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"desktop, 1280, 900", "phone, 390, 844"})
    void anAttachmentIsPlacedByTheOffice(String name, int width, int height, @TempDir Path folder) throws Exception {
        assumeTrue(Browser.installed());
        Settings.Read read = Settings.read(
                new String[] {
                    "--port=0",
                    "--data=" + folder.resolve("data"),
                    "--first-scheme=src/main/resources/demo/scheme-demo.xlsx"
                },
                Map.of());
        Settings settings = ((Settings.Good) read).settings();
        Clock clock = Clock.offset(
                Clock.system(ZoneId.of("Asia/Shanghai")),
                Duration.between(Instant.now(), Instant.parse("2020-12-20T04:00:00Z")));
        Path photo = Files.write(folder.resolve("现场.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0});
        Path scan = Files.writeString(folder.resolve("第三局年度总结.pdf"), "%PDF-1.4 scan");
        try (Kaoping kaoping = new Kaoping(settings, clock);
                Browser browser = new Browser(width, height, folder)) {
            browser.driver.get(kaoping.address());
            browser.id("files").sendKeys(photo + "\n" + scan);
            browser.says("随附材料 2 件");
            browser.says("看不出是哪个单位的；文件名里有“第三局”");
            browser.picture("attachments-" + name);
            browser.css(".attached:last-child")
                    .findElement(By.xpath(".//button[.='作为正文']"))
                    .click();
            Select unit = new Select(browser.id("decide-unit-field"));
            Select form = new Select(browser.id("decide-text-field"));
            assertThat(unit.getFirstSelectedOption().getText()).as("proposed").contains("第三局");
            assertThat(form.getFirstSelectedOption().getText()).as("proposed").isEqualTo("年度工作总结");
            assertThat(browser.id("decide-period-field").getAttribute("value")).isEqualTo("2020");
            browser.picture("attachments-text-" + name);
            form.selectByValue("");
            browser.id("decide-reason").sendKeys("来电说明，正文另报");
            browser.id("decide-ok").click();
            browser.says("请选择是哪张表的正文");
            form.selectByVisibleText("年度工作总结");
            browser.id("decide-ok").click();
            browser.says("已处理：已收正文");
            browser.says("第三局 2020年度 年度工作总结");
            browser.css(".attached:first-child")
                    .findElement(By.xpath(".//button[.='指定单位']"))
                    .click();
            assertThat(browser.driver.findElement(By.id("decide-period")).isDisplayed())
                    .isFalse();
            unit = new Select(browser.id("decide-unit-field"));
            unit.selectByIndex(1);
            browser.id("decide-reason").sendKeys("来电说明，是本单位照片");
            browser.id("decide-ok").click();
            browser.says("改单位");
            assertThat(browser.tooWide()).isFalse();
            browser.driver.get(kaoping.address() + "?year=2020&form=work-summary");
            browser.click(By.cssSelector("td.text-only a"));
            browser.says("随附材料 1 件");
            assertThat(browser.body()).contains("已收正文", "第三局年度总结.pdf");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
