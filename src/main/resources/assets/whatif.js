// The page 「参数测算」: only what differs from the scheme in force is sent; what comes back is a part of the page.
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);
  $('year').addEventListener('change', () => $('whatif-year').submit());
  const form = $('whatif-form');
  if (!form) return;
  const fields = [...form.querySelectorAll('[data-was]')];
  const told = (text) => { $('whatif-error').textContent = text; $('whatif-error').hidden = !text; };

  function look() {
    fields.forEach((one) => one.classList.toggle('changed', one.value.trim() !== one.dataset.was));
    form.querySelectorAll('.weights').forEach((box) => {
      const sum = [...box.querySelectorAll('input')].reduce((all, one) => all + Math.round(Number(one.value) * 1e6), 0) / 1e6;
      box.querySelector('[data-sum]').textContent = Number.isFinite(sum) ? String(sum) : '？';
    });
  }
  form.addEventListener('input', look);
  form.addEventListener('reset', () => setTimeout(() => { look(); told(''); $('whatif-result').replaceChildren(); }));
  look();

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const changes = {};
    fields.filter((one) => one.value.trim() !== one.dataset.was).forEach((one) => { changes[one.name] = one.value.trim(); });
    $('whatif-run').disabled = true;
    told('');
    try {
      const answer = await fetch('/parts/whatif', {
        method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ year: Number(form.dataset.year), who: $('whatif-who').value, changes }),
      });
      const said = await answer.text();
      if (!answer.ok) {
        let problem = {};
        try { problem = JSON.parse(said); } catch (e) { /* told below */ }
        const all = (problem.problems || []).map((one) => one.message).filter(Boolean);
        return told(all.join(' ') || problem.detail || '没有成功，请稍后再试。');
      }
      $('whatif-result').innerHTML = said;
      $('whatif-result').scrollIntoView({ block: 'start' });
    } catch (e) {
      told('连接中断，请稍后再试。');
    } finally {
      $('whatif-run').disabled = false;
    }
  });
  document.addEventListener('click', (event) => { if (event.target.id === 'whatif-print') window.print(); });
  document.addEventListener('change', (event) => {
    if (event.target.id === 'whatif-moved') $('whatif-result').classList.toggle('only-moved', event.target.checked);
  });
})();
