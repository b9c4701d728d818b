// Fills workbooks as a program with exceljs would; arguments: the JSON file of fill.py, the folder of exceljs.
'use strict';
const fs = require('fs');
const ExcelJS = require(process.argv[3]);

(async () => {
  for (const job of JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(job.in);
    for (const one of job.cells) {
      const cell = book.getWorksheet(one.sheet).getCell(one.cell);
      if (one.type === 'integer' || one.type === 'decimal') cell.value = Number(one.value);
      else if (one.type === 'date') cell.value = new Date(one.value + 'T00:00:00Z');
      else if (one.type === 'datetime') cell.value = new Date(one.value.replace(' ', 'T') + ':00Z');
      else cell.value = one.value;
    }
    await book.xlsx.writeFile(job.out);
  }
})().catch((e) => { console.error(e); process.exit(1); });
