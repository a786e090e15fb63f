// 筛选: hides findings of other grades and rules; the page is complete without it.
const form = document.getElementById('filter');
if (form) {
  const findings = [...document.querySelectorAll('.finding')];
  const groups = [...document.querySelectorAll('.group')];
  const apply = () => {
    const grades = new Set([...form.querySelectorAll('[name=grade]:checked')].map(box => box.value));
    const rule = form.elements.rule.value;
    for (const finding of findings) {
      const isOther = rule !== '' ? finding.dataset.rule !== rule : false;
      finding.hidden = isOther || !grades.has(finding.dataset.grade);
    }
    for (const group of groups) group.hidden = !group.querySelector('.finding:not([hidden])');
    form.querySelector('output').value = `${findings.filter(f => !f.hidden).length} / ${findings.length} 处`;
  };
  form.hidden = false;
  form.addEventListener('change', apply);
  form.addEventListener('submit', event => event.preventDefault());
  apply();
}
