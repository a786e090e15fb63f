// 点一个数，看它由哪些事实相加而成、与哪些数有关。没有脚本时本页照样完整。
(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('reasons').textContent);
  const panel = document.getElementById('reason');
  const title = panel.querySelector('h2');
  const body = panel.querySelector('.body');
  let opener = null;
  document.documentElement.classList.add('js');

  const element = (tag, text, parent) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  };
  const printed = (s) => document.querySelector(`.n[data-s="${s}"]`)?.textContent ?? '';
  const places = new Map();
  data.statements.forEach(([key], s) => places.set(key, [...(places.get(key) ?? []), s]));

  const factList = (key) => {
    const [count, ...facts] = data.queries[key];
    if (!count) return;
    element('h3', `由 ${count} 笔事实相加`, body);
    const list = element('ul', '', body);
    for (const f of facts) {
      const [amount, source, what] = data.facts[f];
      const item = element('li', `${amount} 元　${what}`, list);
      element('div', source, item).className = 'src';
    }
    if (count > facts.length) element('p', `其余 ${count - facts.length} 笔见 data/facts.csv。`, body);
  };
  const sumList = (s) => {
    const own = data.sums.filter(([total]) => total === s);
    for (const [, ...parts] of own) {
      element('h3', '等于各项之和', body);
      element('p', parts.map((p) => printed(p) || '0').join(' + '), body);
    }
    const over = data.sums.filter(([, ...parts]) => parts.includes(s));
    if (!over.length) return;
    element('h3', '计入', body);
    const list = element('ul', '', body);
    for (const [total] of over) element('li', `${data.statements[total][1]}　${printed(total)}`, list);
  };
  const sameList = (key, s) => {
    const others = places.get(key).filter((o) => o !== s);
    if (!others.length) return;
    element('h3', '同一个数还印在', body);
    const list = element('ul', '', body);
    for (const o of others) element('li', data.statements[o][1], list);
    for (const o of [s, ...others]) document.querySelector(`.n[data-s="${o}"]`)?.classList.add('same');
  };
  const close = () => {
    panel.hidden = true;
    document.querySelectorAll('.n.same').forEach((n) => n.classList.remove('same'));
    opener?.focus();
  };
  const open = (figure) => {
    close();
    opener = figure;
    const s = Number(figure.dataset.s);
    const [key, place, exact] = data.statements[s];
    title.textContent = `${figure.textContent}`;
    body.replaceChildren();
    element('p', place, body);
    if (exact) element('p', `精确数 ${exact}`, body);
    factList(key);
    sumList(s);
    sameList(key, s);
    panel.hidden = false;
    title.focus();
  };

  // One tab stop for each table or paragraph; the arrow keys go from number to number.
  for (const group of document.querySelectorAll('table, main p')) {
    const figures = [...group.querySelectorAll('.n')];
    figures.forEach((figure, i) => {
      figure.tabIndex = i === 0 ? 0 : -1;
      figure.setAttribute('role', 'button');
      figure.addEventListener('keydown', (e) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
        if (step) { figures[i + step]?.focus(); e.preventDefault(); }
        if (e.key === 'Enter' || e.key === ' ') { open(figure); e.preventDefault(); }
      });
    });
  }
  document.addEventListener('click', (e) => {
    const figure = e.target.closest('.n');
    if (figure) open(figure);
  });
  panel.querySelector('.close').addEventListener('click', close);
  document.addEventListener('keydown', (e) => { if (e.key === 'Escape' && !panel.hidden) close(); });
})();
