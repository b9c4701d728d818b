// Draws the charts of a page out of the tables beside them: the table is the data, and the legend.
(() => {
  'use strict';
  const ink = '#1c2530';
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue('--' + name).trim() || ink;

  function read(table) {
    const heads = [...table.tHead.rows[0].cells].map((cell, column) => ({ cell, column })).filter(({ cell }) => cell.dataset.series);
    const rows = [...table.tBodies[0].rows];
    return {
      names: rows.map((row) => row.cells[0].dataset.short || row.cells[0].textContent.trim()),
      series: heads.map(({ cell, column }) => ({
        name: cell.textContent.trim(),
        colour: colour(cell.dataset.series),
        values: rows.map((row) => Number(row.cells[column].textContent.replace('%', '').trim()) || 0),
      })),
    };
  }

  document.querySelectorAll('figure[data-chart]').forEach((figure) => {
    const box = figure.querySelector('.chart');
    const { names, series } = read(figure.querySelector('table'));
    const lying = figure.dataset.chart === 'lying';
    const text = { color: ink, fontFamily: 'inherit', fontSize: 13 };
    const kinds = { type: 'category', data: names, axisLabel: { ...text, interval: 0 }, axisTick: { show: false }, inverse: lying };
    const counts = { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: '#e2e7ed' } } };
    const chart = echarts.init(box, null, { devicePixelRatio: Math.max(2, window.devicePixelRatio || 1) });
    chart.setOption({
      animation: false,
      textStyle: text,
      aria: { enabled: false },
      grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
      xAxis: lying ? counts : kinds,
      yAxis: lying ? kinds : counts,
      series: series.map((one) => ({
        type: 'bar',
        name: one.name,
        stack: figure.dataset.stacked === 'yes' ? 'all' : undefined,
        data: one.values,
        barMaxWidth: 42,
        itemStyle: { color: one.colour },
        label: {
          show: true, position: figure.dataset.stacked === 'yes' ? 'inside' : 'top', fontSize: 12,
          color: figure.dataset.stacked === 'yes' ? '#fff' : ink, formatter: ({ value }) => (value ? String(value) : ''),
        },
      })),
    });
    figure.classList.add('drawn');
    new ResizeObserver(() => chart.resize()).observe(box);
  });
})();
