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

            browser.id("trial-sample").click();
            Path sample = browser.downloaded(folder, "_满意度_2020年度.xlsx");
            assertThat(sample.getFileName().toString()).startsWith("试填_");
            Path trial = Files.write(
                    folder.resolve("试.xlsx"), DraftForms.fill(Files.readAllBytes(sample), "表", Map.of("B3", "101")));
            browser.id("trial-file").sendKeys(trial.toString());
            browser.id("master-go").click();
            browser.says("试填的表格会得到");
            assertThat(browser.body()).contains("退回修改", "未入库", "“101”不符合规则");

            browser.id("publish-open").click();
            browser.id("publish-reason").sendKeys("新增满意度调查");
            browser.id("publish-ok").click();
            browser.says("本年度发布");
            browser.text("历次版本（1）").click();
            browser.says("发布：新增满意度调查");
            assertThat(browser.tooWide()).isFalse();
            browser.picture("masters-published-" + name);

            // the next master has no phone any more: what was filled on the first one moves into it
            Path later = Files.write(
                    folder.resolve("满意度-新.xlsx"),
                    DraftForms.satisfaction()
                            .without("D3")
                            .formula("F2", "IF(B3<60,\"请写明原因\",\"\")")
                            .bytes());
            browser.id("master-file").sendKeys(later.toString());
            browser.id("master-go").click();
            browser.says("可以发布");
            browser.id("publish-open").click();
            browser.id("publish-reason").sendKeys("不再收集电话");
            browser.id("publish-ok").click();
            browser.says("历次版本（2）");
            byte[] filled = DraftForms.fill(
                    Files.readAllBytes(sample), "表", Map.of("D2", "联系人甲", "B3", "90", "D3", "0421-1234567"));
            Path sent = Files.write(folder.resolve("用旧模板填的.xlsx"), filled);
            browser.driver.get(kaoping.address() + "?year=2020&form=satisfaction");
            browser.says("满意度登记表");
            browser.driver.findElement(By.id("files")).sendKeys(sent.toString());
            browser.says("该表是用旧模板填的");
            assertThat(browser.body()).contains("“0421-1234567”没有移入新模板", "「表」D3（联系电话）");
            assertThat(browser.tooWide()).isFalse();
            browser.picture("carried-" + name);
            browser.text("下载移好的新表").click();
            byte[] moved = Files.readAllBytes(browser.downloaded(folder, "_移入新模板.xlsx"));
            assertThat(DraftForms.cell(moved, "表", "D2")).isEqualTo("联系人甲");

            browser.driver.get(kaoping.address() + "masters?year=2020");
            browser.text("历次版本（2）").click();
            browser.text("改用这一版").click();
            browser.id("publish-reason").sendKeys("电话还是要的");
            browser.id("publish-ok").click();
            browser.says("历次版本（3）");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
