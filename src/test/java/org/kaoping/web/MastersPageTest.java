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
import org.kaoping.DraftForms;
import org.kaoping.Kaoping;
import org.kaoping.Settings;
import org.openqa.selenium.By;

/** The page 「模板」, by clicking: a master is told in words, tried, published, put back. */
class MastersPageTest {
    @ParameterizedTest
    @CsvSource({"1280, 900, desktop", "390, 844, phone"})
    void aMasterIsToldTriedPublishedAndPutBack(int width, int height, String name, @TempDir Path folder)
            throws Exception {
        assumeTrue(Browser.installed());
        Settings.Read read = Settings.read(
                new String[] {
                    "--port=0",
                    "--data=" + folder.resolve("data"),
                    "--first-scheme=src/main/resources/demo/scheme-demo.xlsx"
                },
                Map.of());
        Path bad = Files.write(
                folder.resolve("满意度-错.xlsx"),
                DraftForms.satisfaction()
                        .openFormula("D4", "1+1")
                        .merge("B9:B10")
                        .bytes());
        Path good = Files.write(
                folder.resolve("满意度.xlsx"), DraftForms.satisfaction().bytes());
        Clock clock = Clock.offset(
                Clock.system(ZoneId.of("Asia/Shanghai")),
                Duration.between(Instant.now(), Instant.parse("2020-12-20T04:00:00Z")));
        try (Kaoping kaoping = new Kaoping(((Settings.Good) read).settings(), clock);
                Browser browser = new Browser(width, height, folder)) {
            browser.driver.get(kaoping.address());
            browser.click(By.id("masters-link"));
            browser.says("2020年度的表样");
            browser.picture("masters-list-" + name);

            browser.id("master-file").sendKeys(bad.toString());
            browser.id("master-go").click();
            browser.says("不能发布");
            assertThat(browser.body()).contains("「表」D4", "填写格里有公式", "「表」B9:B10", "请取消合并");
            assertThat(browser.driver.findElements(By.id("publish-open"))).isEmpty();

            browser.id("master-file").sendKeys(good.toString());
            browser.id("master-go").click();
            browser.says("可以发布");
            assertThat(browser.body()).contains("由各单位填报，每年一份", "0至100之间的整数", "满意度应为0至100的整数", "预留 5 行", "填写检查（退回）");
            assertThat(browser.tooWide()).isFalse();
            browser.picture("masters-judged-" + name);

            browser.id("publish-open").click();
            browser.id("publish-reason").sendKeys("新增满意度调查");
            browser.id("publish-ok").click();
            browser.says("本年度发布");
            browser.text("历次版本（1）").click();
            browser.says("发布：新增满意度调查");
            assertThat(browser.tooWide()).isFalse();
            browser.picture("masters-published-" + name);

            browser.driver.get(kaoping.address() + "?year=2020&form=satisfaction");
            browser.says("满意度登记表");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
