// 两张图；没有脚本时旁边的表说的是同一件事。
(() => {
  'use strict';
  const read = (id) => JSON.parse(document.getElementById(`${id}-data`).textContent);
  const money = (v) => `${v.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} 万元`;
  const ink = () => getComputedStyle(document.body).color;
  const paper = () => getComputedStyle(document.body).backgroundColor;
  const options = {
    sunburst: () => ({
      tooltip: { formatter: (p) => (p.name ? `${p.name}<br>${money(p.value)}` : '') },
      series: [{
        type: 'sunburst', data: read('sunburst'), radius: ['12%', '95%'], sort: undefined, nodeClick: false,
        itemStyle: { borderColor: paper(), borderWidth: 1 }, label: { minAngle: 20, rotate: 'tangential', color: '#fff', overflow: 'truncate', width: 120, fontSize: 11 },
        levels: [{}, {}, { itemStyle: { opacity: 0.86 } }, { itemStyle: { opacity: 0.72 } }],
      }],
    }),
    sankey: () => {
      const { nodes, links } = read('sankey');
      return {
        tooltip: { formatter: (p) => (p.dataType === 'edge' ? `${p.data.source} → ${p.data.target}<br>${money(p.value)}` : `${p.name}<br>${money(p.value)}`) },
        series: [{
          type: 'sankey', top: 40, right: '22%', nodeGap: 14, emphasis: { focus: 'adjacency' }, draggable: false,
          data: nodes.map((n) => ({ name: n.name, depth: n.depth, itemStyle: { color: n.color } })), links,
          label: { color: ink(), fontSize: 12 }, lineStyle: { color: 'source', opacity: 0.3 },
        }],
      };
    },
  };
  const draw = () => {
    if (!window.echarts) return;
    for (const box of document.querySelectorAll('[data-chart]')) {
      box.style.display = 'block';
      const chart = window.echarts.init(box, null, { renderer: 'svg' });
      chart.setOption({ animation: false, aria: { enabled: false }, ...options[box.dataset.chart]() });
      window.addEventListener('resize', () => chart.resize());
    }
  };
  window.addEventListener('load', draw);
})();
