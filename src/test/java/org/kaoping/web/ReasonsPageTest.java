package org.kaoping.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** Under a warning of an accepted workbook the office writes why, by clicking. */
class ReasonsPageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1280, 900, desktop", "390, 844, phone"})
    void aReasonIsWrittenUnderItsWarning(int width, int height, String name) throws IOException {
        assumeTrue(Browser.installed());
        Path file = Files.writeString(folder.resolve("第一局.xlsx"), "doubt");
        InventedCity city = new InventedCity();
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(width, height, folder)) {
            browser.driver.get("http://127.0.0.1:" + server.port() + "/");
            browser.driver.findElement(By.id("files")).sendKeys(file.toString());
            browser.says("核实说明：1 条待核实，0 条已说明");
            browser.click(By.xpath("//summary[.='填写说明']"));
            browser.css(".explain [name=reason]").sendKeys("无");
            browser.css(".explain [name=who]").sendKeys("某联络员");
            browser.picture("reasons-open-" + name);
            browser.click(By.cssSelector(".explain button"));
            browser.says("请写明原因");
            browser.css(".explain [name=reason]").sendKeys("法重新下载，已电话核实");
            browser.click(By.cssSelector(".explain button"));
            browser.says("核实说明：0 条待核实，1 条已说明");
            assertThat(browser.body()).contains("无法重新下载，已电话核实").contains("某联络员，2020-05-20，考评办登记");
            browser.picture("reasons-" + name);
            assertThat(browser.tooWide()).isFalse();
        }
    }
}
