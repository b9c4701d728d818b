package org.kaoping.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, headless, of a given width. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    final ChromeDriver driver;
    private final Path pictures;

    /** Whether it is installed here. */
    static boolean installed() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    Browser(int width, int height, Path downloads) throws IOException {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--lang=zh-CN",
                "--window-size=" + width + "," + height);
        options.setExperimentalOption(
                "prefs",
                Map.of("download.default_directory", downloads.toString(), "download.prompt_for_download", false));
        if (width < 500) {
            // Headless windows have a least width; a phone is narrower.
            options.setExperimentalOption(
                    "mobileEmulation",
                    Map.of("deviceMetrics", Map.of("width", width, "height", height, "pixelRatio", 2.0)));
        }
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .withSilent(true)
                .build();
        this.driver = new ChromeDriver(service, options);
        this.pictures = Path.of("target", "pictures");
        Files.createDirectories(pictures);
    }

    /** The element of that id, as soon as it is shown. */
    WebElement id(String id) {
        return wait(By.id(id));
    }

    /** The first element that matches, as soon as it is shown. */
    WebElement css(String selector) {
        return wait(By.cssSelector(selector));
    }

    /** The button or link with that text, as soon as it is shown. */
    WebElement text(String text) {
        return wait(By.xpath("//*[self::button or self::a or self::summary][normalize-space(.)='" + text + "']"));
    }

    /** Clicks what matches; the page may put fresh parts in place meanwhile, so it is looked for again. */
    void click(By by) {
        new WebDriverWait(driver, Duration.ofSeconds(30))
                .ignoring(StaleElementReferenceException.class)
                .until(now -> {
                    wait(by).click();
                    return true;
                });
    }

    private WebElement wait(By by) {
        return new WebDriverWait(driver, Duration.ofSeconds(30))
                .until(now -> driver.findElements(by).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    /** Waits until the page's text contains that. */
    void says(String text) {
        new WebDriverWait(driver, Duration.ofSeconds(30)).until(now -> body().contains(text));
    }

    /** What a person reads. */
    String body() {
        return String.valueOf(driver.executeScript("return document.body ? document.body.innerText : ''"));
    }

    /** A file of the downloads folder, as soon as it is whole. */
    Path downloaded(Path folder, String suffix) {
        File file = new WebDriverWait(driver, Duration.ofSeconds(30)).until(now -> {
            // Chromium may reserve the name with an empty file before the bytes are there
            File[] found = folder.toFile().listFiles(one -> one.getName().endsWith(suffix) && one.length() > 0);
            return found == null || found.length == 0 ? null : found[0];
        });
        return file.toPath();
    }

    /** Errors that the console shows: a refused script, a missing file, an exception. */
    String complaints() {
        StringBuilder text = new StringBuilder();
        driver.manage().logs().get("browser").forEach(entry -> {
            if (entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue()) {
                text.append(entry.getMessage()).append('\n');
            }
        });
        return text.toString();
    }

    /** Whether the page is wider than the window, so that a person had to scroll it sideways. */
    boolean tooWide() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /** Keeps a picture of the whole page in target/pictures. */
    void picture(String name) throws IOException {
        Object height = driver.executeScript("return document.documentElement.scrollHeight");
        Object width = driver.executeScript("return document.documentElement.clientWidth");
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
        Object data = shot.get("data");
        byte[] png = data instanceof String text
                ? java.util.Base64.getDecoder().decode(text)
                : ((TakesScreenshot) driver).getScreenshotAs(OutputType.BYTES);
        Files.write(pictures.resolve(name + ".png"), png);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
