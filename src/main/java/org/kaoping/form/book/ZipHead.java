package org.kaoping.form.book;

/**
 * One record of a zip's central directory, checked against the local record that it points to.
 *
 * @param name decoded, with forward slashes
 * @param flags general purpose flags
 * @param method 0 stored, 8 deflated
 * @param crc CRC-32 of the inflated bytes
 * @param packed bytes in the file
 * @param size inflated bytes, as claimed
 * @param made the system that made it (3 = Unix) in the high byte
 * @param attributes external attributes; the upper half is the Unix mode
 * @param local where the local record begins
 * @param data where the packed bytes begin
 */
record ZipHead(
        String name,
        int flags,
        int method,
        long crc,
        long packed,
        long size,
        int made,
        long attributes,
        int local,
        int data) {
    /** Whether it is encrypted, by either of the two flags. */
    boolean encrypted() {
        return (flags & 0x41) != 0 || method == 99;
    }

    /** Whether sizes follow the data, as streaming writers do. */
    boolean descriptor() {
        return (flags & 8) != 0;
    }

    /** Whether it is neither a file nor a folder: a symbolic link, a device, a pipe. */
    boolean special() {
        int kind = (int) (attributes >>> 16) & 0xF000;
        return made >>> 8 == 3 && kind != 0 && kind != 0x8000 && kind != 0x4000;
    }

    /** Whether the name could leave a folder: absolute, a drive, {@code ..}, control characters. */
    boolean unsafe() {
        if (name.isEmpty() || name.startsWith("/") || (name.length() > 1 && name.charAt(1) == ':')) {
            return true;
        }
        for (String step : name.split("/", -1)) {
            if (step.equals("..") || step.equals(".")) {
                return true;
            }
        }
        return name.chars().anyMatch(c -> c < 0x20 || c == 0x7F);
    }

    /** Where the packed bytes end. */
    int end() {
        return (int) (data + packed);
    }
}
