"""LibreOffice's own verdict on the validations of workbooks: "Mark Invalid Data" draws a ring around each bad cell.

Called with a profile folder, the sheet's name, the cell and the files; prints valid, invalid or the failure, one line per file.
"""
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

profile, sheet, cell, files = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
pipe = "kaoping%d" % os.getpid()
office = subprocess.Popen(
    ["soffice", "-env:UserInstallation=file://" + profile, "--headless", "--norestore",
     "--accept=pipe,name=%s;urp;" % pipe],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ringed(table, one):
    at, size = one.Position, one.Size
    for i in range(table.DrawPage.Count):
        ring = table.DrawPage.getByIndex(i)
        x, y = ring.Position.X + ring.Size.Width / 2, ring.Position.Y + ring.Size.Height / 2
        if at.X < x < at.X + size.Width and at.Y < y < at.Y + size.Height:
            return True
    return False


try:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    context = None
    for _ in range(240):
        try:
            context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            break
        except Exception:
            time.sleep(0.5)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    for file in files:
        try:
            book = desktop.loadComponentFromURL("file://" + file, "_blank", 0, (hidden,))
            book.calculateAll()
            table = book.Sheets.getByName(sheet)
            table.unprotect("")
            table.showInvalid()
            print("invalid" if ringed(table, table.getCellRangeByName(cell)) else "valid", flush=True)
            book.close(True)
        except Exception as failure:
            print("failed %r" % failure, flush=True)
    try:
        desktop.terminate()
    except Exception:
        pass
finally:
    try:
        office.wait(30)
    except subprocess.TimeoutExpired:
        office.kill()
