// The page's own script: choosing, sending and copying. Everything that is shown comes from the server as HTML.
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);
  const MAX_BYTES = 190 * 1024 * 1024;

  function say(text) {
    const box = $('said');
    box.textContent = text;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { box.textContent = ''; }, 4000);
  }

  function refresh() {
    document.body.dispatchEvent(new CustomEvent('refresh'));
  }

  // --- picking year, month and form
  const picker = $('picker');
  if (picker) {
    picker.addEventListener('change', () => picker.submit());
    $('picker-go').hidden = true;
  }

  // --- copying
  async function copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch (e) {
      field.select();
      document.execCommand('copy');
    }
    say('已复制，可以粘贴到邮件或群聊里。');
  }

  // --- deciding
  const dialog = $('decide');
  let deciding = null;

  function openDecision(button) {
    deciding = button.dataset;
    $('decide-title').textContent = button.textContent.trim();
    $('decide-file').textContent = deciding.file;
    $('decide-unit').hidden = !['unit', 'sender', 'text'].includes(deciding.kind);
    $('decide-text').hidden = deciding.kind !== 'text';
    $('decide-period').hidden = !['unit', 'period', 'text'].includes(deciding.kind);
    $('decide-day').hidden = deciding.kind !== 'day';
    $('decide-who').hidden = deciding.kind !== 'who';
    $('decide-who-field').value = '';
    $('decide-unit-field').value = deciding.unit || '';
    $('decide-text-field').value = deciding.form || '';
    $('decide-period-field').value = deciding.period || '';
    $('decide-day-field').value = '';
    $('decide-reason').value = '';
    $('decide-error').hidden = true;
    dialog.showModal();
  }

  function complain(text) {
    $('decide-error').textContent = text;
    $('decide-error').hidden = false;
  }

  async function decide() {
    const body = { as: deciding.decide, reason: $('decide-reason').value.trim() };
    const asksUnit = ['unit', 'sender', 'text'].includes(deciding.kind);
    if (asksUnit) body.unit = $('decide-unit-field').value;
    if (deciding.kind === 'period') body.unit = deciding.unit;
    if (deciding.kind === 'text') body.form = $('decide-text-field').value;
    if (['unit', 'period', 'text'].includes(deciding.kind)) body.period = $('decide-period-field').value.trim();
    if (deciding.kind === 'day') body.receivedOn = $('decide-day-field').value;
    if (deciding.kind === 'who') body.who = $('decide-who-field').value.trim();
    if (!body.reason) return complain('请写明原因。');
    if (deciding.kind === 'who' && !body.who) return complain('请写明确认人。');
    if (asksUnit && !body.unit) return complain('请选择单位。');
    if (deciding.kind === 'text' && !body.form) return complain('请选择是哪张表的正文。');
    if ('period' in body && !/^\d{4}(-\d{2})?$/.test(body.period)) return complain('月份请写成 2020-05，年度写成 2020。');
    if (deciding.kind === 'day' && !body.receivedOn) return complain('请填写收到日期。');
    $('decide-ok').disabled = true;
    try {
      const answer = await fetch('/api/uploads/' + encodeURIComponent(deciding.id) + '/decision', {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
      });
      const said = await answer.json();
      if (!answer.ok) return complain(said.detail || '没有成功，请稍后再试。');
      dialog.close();
      say('已处理：' + said.statusText);
      if (document.querySelector('.reload')) location.reload();
      else refresh();
    } catch (e) {
      complain('连接中断，请稍后再试。');
    } finally {
      $('decide-ok').disabled = false;
    }
  }

  if (dialog) {
    $('decide-form').addEventListener('submit', (event) => { event.preventDefault(); decide(); });
    $('decide-cancel').addEventListener('click', () => dialog.close());
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.copy) copy($(button.dataset.copy));
    if (button.dataset.decide) openDecision(button);
  });

  // --- forms that are sent as JSON: what the server refuses stands under the form, else the part is read anew
  const POSTED = [
    {
      fits: (form) => form.dataset.explain,
      path: (form) => '/api/uploads/' + encodeURIComponent(form.dataset.explain) + '/reasons',
      more: (form) => ({ warning: form.dataset.warning }),
      done: () => '已保存说明。',
      part: (form) => ['/parts/reasons/' + encodeURIComponent(form.dataset.explain), form.closest('.reasons'), 'outerHTML'],
    },
    {
      fits: (form) => form.dataset.publish,
      path: () => '/api/results',
      more: (form) => ({ year: Number(form.dataset.publish), checkCode: form.dataset.code }),
      done: (said) => '已发布结果 ' + said.number + '。',
      part: (form) => ['/parts/published?year=' + form.dataset.publish, '#published-part', 'innerHTML'],
    },
    {
      fits: (form) => form.dataset.settle,
      path: () => '/api/marks/settlements',
      more: (form) => ({ year: Number(form.dataset.year), unit: form.dataset.settle }),
      done: () => '已确认。',
      part: (form) => ['/parts/marks?year=' + form.dataset.year, '#marks-part', 'innerHTML'],
    },
    {
      fits: (form) => form.dataset.sign,
      path: () => '/api/marks/signatures',
      more: (form) => ({ year: Number(form.dataset.sign) }),
      done: () => '已登记签字稿。',
      part: (form) => ['/parts/marks?year=' + form.dataset.sign, '#marks-part', 'innerHTML'],
    },
    {
      fits: (form) => form.id === 'excuse-form',
      path: () => '/api/tracking/excused',
      more: ({ dataset: { unit, form, period, excused } }) => ({ unit, form, period, excused: excused === 'true' }),
      done: (said) => '已保存，现在的情况：' + said.stateText + '。',
      part: (form) => {
        const { unit, form: name, period } = form.dataset;
        return ['/parts/excused?' + new URLSearchParams({ unit, form: name, period }), form.closest('.excused'), 'outerHTML'];
      },
    },
  ];
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    const kind = POSTED.find((one) => one.fits(form));
    if (!kind) return;
    event.preventDefault();
    const told = form.querySelector('.error');
    const button = form.querySelector('button');
    const body = { ...kind.more(form), ...Object.fromEntries(new FormData(form)) };
    button.disabled = true;
    try {
      const answer = await fetch(kind.path(form), {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
      });
      const said = await answer.json();
      told.textContent = answer.ok ? '' : said.detail || '没有保存成功，请稍后再试。';
      told.hidden = answer.ok;
      if (!answer.ok) return;
      say(kind.done(said));
      const [part, target, swap] = kind.part(form);
      htmx.ajax('GET', part, { target, swap });
    } catch (e) {
      told.textContent = '连接中断，请稍后再试。';
      told.hidden = false;
    } finally {
      button.disabled = false;
    }
  });

  // --- checking without recording: the verdicts come as HTML, a refusal as a problem document
  const checking = $('check-form');
  if (checking) {
    const told = (text) => { $('check-error').textContent = text; $('check-error').hidden = !text; };
    checking.addEventListener('htmx:beforeRequest', () => told(''));
    checking.addEventListener('htmx:sendError', () => told('连接中断，请检查网络后再试。'));
    checking.addEventListener('htmx:responseError', (event) => {
      let said = {};
      try { said = JSON.parse(event.detail.xhr.responseText); } catch (e) { /* told below */ }
      told('没有检查成功：' + (said.detail || '服务器没有正常回答。'));
    });
  }

  // --- sending files
  const drop = $('drop');
  if (!drop) return;
  const maxFiles = Number(drop.dataset.maxFiles);
  const sending = $('sending');
  let busy = false;
  // A page that is left while files are on their way would cut them off.
  window.addEventListener('beforeunload', (event) => { if (busy) event.preventDefault(); });

  $('pick-files').addEventListener('click', () => $('files').click());
  $('pick-folder').addEventListener('click', () => $('folder').click());
  for (const id of ['files', 'folder']) {
    $(id).addEventListener('change', (event) => {
      const chosen = [...event.target.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
      event.target.value = '';
      send(chosen);
    });
  }
  for (const kind of ['dragenter', 'dragover']) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add('over'); });
  }
  drop.addEventListener('dragleave', (event) => { if (!drop.contains(event.relatedTarget)) drop.classList.remove('over'); });
  // A file that misses the box must not replace the page.
  for (const kind of ['dragover', 'drop']) window.addEventListener(kind, (event) => event.preventDefault());
  drop.addEventListener('drop', async (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    const plain = [...event.dataTransfer.files].map((file) => ({ file, name: file.name }));
    if (!entries.some((entry) => entry && entry.isDirectory)) return send(plain);
    const found = [];
    for (const entry of entries) if (entry) await walk(entry, '', found);
    send(found);
  });

  async function walk(entry, folder, found) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      found.push({ file, name: folder + file.name });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const one of some) await walk(one, folder + entry.name + '/', found);
    }
  }

  /** Splits what is too much for one request. */
  function portions(files) {
    const all = [];
    let now = [];
    let bytes = 0;
    for (const one of files) {
      if (now.length > 0 && (now.length >= maxFiles || bytes + one.file.size > MAX_BYTES)) {
        all.push(now);
        now = [];
        bytes = 0;
      }
      now.push(one);
      bytes += one.file.size;
    }
    if (now.length > 0) all.push(now);
    return all;
  }

  async function send(files) {
    if (files.length === 0) return;
    if (busy) return say('上一次上传还没有完成，请稍候。');
    busy = true;
    const parts = portions(files);
    try {
      for (const [index, part] of parts.entries()) {
        if (parts.length > 1) say('文件较多，分 ' + parts.length + ' 次上传，正在传第 ' + (index + 1) + ' 次。');
        await sendOne(part);
      }
    } finally {
      busy = false;
    }
  }

  function list(files) {
    const ul = document.createElement('ul');
    ul.className = 'files';
    const rows = files.map(({ name }) => {
      const li = document.createElement('li');
      const text = document.createElement('span');
      text.className = 'file';
      text.textContent = name;
      const bar = document.createElement('progress');
      bar.max = 1;
      bar.value = 0;
      bar.setAttribute('aria-label', name);
      const word = document.createElement('span');
      word.className = 'word';
      word.textContent = '等待';
      li.append(text, bar, word);
      ul.append(li);
      return { bar, word };
    });
    sending.replaceChildren(ul);
    return rows;
  }

  function sendOne(files) {
    const rows = list(files);
    const form = new FormData();
    const day = $('received-on').value;
    if (day) form.append('receivedOn', day);
    for (const { file, name } of files) form.append('file', file, name);
    const sizes = files.map(({ file }) => file.size + 200);
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.upload.addEventListener('progress', (event) => {
        let before = 0;
        rows.forEach((row, i) => {
          const part = Math.max(0, Math.min(1, (event.loaded - before) / sizes[i]));
          row.bar.value = part;
          row.word.textContent = part >= 1 ? '已传到' : part > 0 ? '上传中' : '等待';
          before += sizes[i];
        });
      });
      request.upload.addEventListener('load', () => rows.forEach((row) => { row.bar.value = 1; row.word.textContent = '检查中'; }));
      const failed = (text) => {
        const p = document.createElement('p');
        p.className = 'error';
        p.setAttribute('role', 'alert');
        p.textContent = '没有上传成功：' + text;
        sending.replaceChildren(p);
        resolve();
      };
      request.addEventListener('error', () => failed('连接中断，请检查网络后再试。'));
      request.addEventListener('load', () => {
        let said = {};
        try { said = JSON.parse(request.responseText); } catch (e) { /* told below */ }
        if (request.status >= 300 || !said.batch) {
          failed(said.detail || '服务器没有正常回答（' + request.status + '）。');
          return;
        }
        sending.replaceChildren();
        const holder = document.createElement('div');
        $('result').prepend(holder);
        htmx.ajax('GET', '/parts/batch/' + encodeURIComponent(said.batch), { target: holder, swap: 'innerHTML' });
        refresh();
        resolve();
      });
      request.open('POST', '/api/uploads');
      request.send(form);
    });
  }

  // When the examination of a batch ends, the boards show the new standing.
  let waiting = false;
  document.body.addEventListener('htmx:afterSwap', () => {
    const open = document.querySelector('.batch[data-done="false"]') !== null;
    if (waiting && !open) setTimeout(refresh, 0);
    waiting = open;
  });
})();
