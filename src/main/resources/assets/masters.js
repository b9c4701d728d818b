// The page of masters: checking comes as HTML; trying, publishing and putting back are requests of their own.
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);
  const form = $('master-form');
  const year = form.dataset.year;
  const told = (text) => { $('master-error').textContent = text; $('master-error').hidden = !text; };
  $('year').addEventListener('change', () => $('masters-year').submit());

  form.addEventListener('htmx:beforeRequest', () => told(''));
  form.addEventListener('htmx:sendError', () => told('连接中断，请检查网络后再试。'));
  form.addEventListener('htmx:responseError', (event) => {
    let said = {};
    try { said = JSON.parse(event.detail.xhr.responseText); } catch (e) { /* told below */ }
    told('没有检查成功：' + (said.detail || '服务器没有正常回答。'));
  });
  // what was told of another file no longer holds
  $('master-file').addEventListener('change', () => { $('judged').replaceChildren(); told(''); });

  function body(fields) {
    const data = new FormData();
    Object.entries(fields).forEach(([name, value]) => data.append(name, value));
    data.append('file', $('master-file').files[0]);
    return data;
  }

  async function sample(button) {
    told('');
    const unit = $('trial-unit') ? $('trial-unit').value : '';
    try {
      const answer = await fetch('/api/masters/samples', { method: 'POST', body: body({ period: button.dataset.period, unit }) });
      if (!answer.ok) return told((await answer.json()).detail || '没有成功，请稍后再试。');
      const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') || '');
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await answer.blob());
      link.download = name ? decodeURIComponent(name[1]) : '试填.xlsx';
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (e) {
      told('连接中断，请稍后再试。');
    }
  }

  const dialog = $('publish');
  let deed = null;
  function open(title, what, then) {
    deed = then;
    $('publish-title').textContent = title;
    $('publish-what').textContent = what;
    $('publish-reason').value = '';
    $('publish-error').hidden = true;
    dialog.showModal();
  }

  async function carryOut() {
    const reason = $('publish-reason').value.trim();
    const complain = (text) => { $('publish-error').textContent = text; $('publish-error').hidden = false; };
    if (!reason) return complain('请写明原因。');
    $('publish-ok').disabled = true;
    try {
      const answer = await deed(reason);
      if (!answer.ok) return complain((await answer.json()).detail || '没有成功，请稍后再试。');
      location.assign('/masters?year=' + encodeURIComponent(year));
    } catch (e) {
      complain('连接中断，请稍后再试。');
    } finally {
      $('publish-ok').disabled = false;
    }
  }
  $('publish-form').addEventListener('submit', (event) => { event.preventDefault(); carryOut(); });
  $('publish-cancel').addEventListener('click', () => dialog.close());

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.id === 'trial-sample') sample(button);
    if (button.id === 'publish-open') {
      open('发布模板', year + '年度「' + button.dataset.title + '」', (reason) =>
        fetch('/api/masters', { method: 'POST', body: body({ year, reason }) }));
    }
    if (button.dataset.restore) {
      open('改用这一版', year + '年度「' + button.dataset.title + '」', (reason) =>
        fetch('/api/masters/' + encodeURIComponent(button.dataset.restore) + '/restore', {
          method: 'POST', headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ year, fingerprint: button.dataset.fingerprint, reason }),
        }));
    }
  });
})();
