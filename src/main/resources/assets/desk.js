// The year's desk: tabs of cohorts, keys in the matrix, and what stands behind a field. Without it everything is a plain link.
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);

  // --- one cohort at a time; on paper all of them
  const tabs = $('desk-tabs');
  const panels = [...document.querySelectorAll('.cohort')];
  function choose(chosen) {
    panels.forEach((panel) => panel.classList.toggle('away', panel !== chosen));
    [...tabs.children].forEach((tab) => {
      const here = tab.getAttribute('aria-controls') === chosen.id;
      tab.setAttribute('aria-selected', String(here));
      tab.tabIndex = here ? 0 : -1;
    });
  }
  if (tabs && panels.length > 1) {
    tabs.setAttribute('role', 'tablist');
    panels.forEach((panel) => {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.id = 'tab-' + panel.id;
      tab.className = 'plain';
      tab.textContent = panel.dataset.tab;
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', panel.id);
      tab.addEventListener('click', () => { choose(panel); location.replace('#' + panel.id.replace('cohort-', '')); });
      tabs.append(tab);
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
    });
    tabs.addEventListener('keydown', (event) => {
      const all = [...tabs.children];
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const at = all.indexOf(document.activeElement);
      if (!step || at < 0) return;
      event.preventDefault();
      const next = all[(at + step + all.length) % all.length];
      next.click();
      next.focus();
    });
    choose(panels.find((panel) => '#' + panel.id.replace('cohort-', '') === location.hash) || panels[0]);
  }

  // --- the arrow keys move in a matrix; one field of it is reached by the tab key
  document.querySelectorAll('table.desk').forEach((table) => {
    const links = [...table.querySelectorAll('td a')];
    links.forEach((link, i) => { link.tabIndex = i === 0 ? 0 : -1; });
    const at = (row, column) => {
      const cell = table.tBodies[0].rows[row] && table.tBodies[0].rows[row].cells[column];
      return cell && cell.querySelector('a');
    };
    table.addEventListener('keydown', (event) => {
      const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key] || [0, 0];
      const cell = event.target.closest('td');
      if (!cell || (!down && !right)) return;
      event.preventDefault();
      let row = cell.parentElement.sectionRowIndex + down;
      let column = cell.cellIndex + right;
      const inside = () => row >= 0 && row < table.tBodies[0].rows.length && column > 0 && column < table.tBodies[0].rows[row].cells.length;
      for (; inside(); row += down, column += right) {
        const link = at(row, column);
        if (link) {
          links.forEach((one) => { one.tabIndex = -1; });
          link.tabIndex = 0;
          link.focus();
          return;
        }
      }
    });
  });

  // --- what stands behind a field
  const dialog = $('behind');
  if (dialog) {
    $('behind-close').addEventListener('click', () => dialog.close());
    document.addEventListener('click', async (event) => {
      const link = event.target.closest('table.desk td a');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      await htmx.ajax('GET', '/parts/behind' + new URL(link.href).search, { target: '#behind-body', swap: 'innerHTML' });
      dialog.showModal();
    });
  }
})();
