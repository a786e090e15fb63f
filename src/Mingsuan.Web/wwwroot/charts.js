// Draws the overview's charts as SVG from the data in the page; the same numbers stand in the tables beside them.
(() => {
  "use strict";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const colours = () => dark.matches
    ? { ink: "#e6e4dd", paper: "#16191b", line: "#3a4044" }
    : { ink: "#22262a", paper: "#fdfcf8", line: "#cfd2cd" };
  const font = getComputedStyle(document.body).fontFamily;
  const amount = (value) => value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const tooltip = (look) => ({
    trigger: "item", confine: true, backgroundColor: look.paper, borderColor: look.line,
    textStyle: { color: look.ink, fontFamily: font, fontSize: 13 },
  });

  // A wedge takes the colour of its 类, lighter towards the rim, and its name where its arc is long enough for it.
  const wedge = (node, level, whole) => ({
    name: node.name, value: node.value,
    itemStyle: { color: node.color, opacity: [1, 0.72, 0.46][level] },
    label: { show: [0.28, 0.56, 0.83][level] * node.value * whole > Math.min(node.name.length, 10) * 13 },
    children: node.children.map((child) => wedge(child, level + 1, whole)),
  });
  const rim = (data, size) => (Math.PI * size) / data.reduce((sum, node) => sum + node.value, 0);

  const sunburst = (data, look, size) => ({
    tooltip: { ...tooltip(look), formatter: (p) => (p.name ? `${p.name}　${amount(p.value)}` : "") },
    series: [{
      type: "sunburst", radius: ["14%", "96%"], nodeClick: false, sort: null,
      data: data.map((node) => wedge(node, 0, rim(data, size))),
      label: { color: look.ink, fontSize: 12, rotate: "tangential", overflow: "truncate", width: 120,
        textBorderColor: look.paper, textBorderWidth: 2 },
      itemStyle: { borderColor: look.paper, borderWidth: 1.5 },
      emphasis: { focus: "ancestor" },
      levels: [{}, { r0: "14%", r: "42%" }, { r0: "42%", r: "70%" }, { r0: "70%", r: "96%" }],
    }],
  });

  const short = (text, kept) => (text.length > kept ? `${text.slice(0, kept - 1)}…` : text);

  const sankey = (data, look, narrow) => {
    const labels = new Map(data.nodes.map((node) => [node.name, node.label]));
    const kept = narrow ? 5 : 12;
    return {
      tooltip: { ...tooltip(look), formatter: (p) => (p.dataType === "edge"
        ? `${labels.get(p.data.source)} → ${labels.get(p.data.target)}　${amount(p.value)}`
        : `${labels.get(p.name)}　${amount(p.value)}`) },
      series: [{
        type: "sankey", left: 4, right: narrow ? 70 : 130, top: 12, bottom: 12, nodeWidth: 12, nodeGap: 14,
        draggable: false, layoutIterations: 32, emphasis: { focus: "adjacency" },
        data: data.nodes.map((node) => ({ name: node.name, itemStyle: { color: node.color, borderWidth: 0 } })),
        links: data.links,
        lineStyle: { color: "source", opacity: 0.28, curveness: 0.5 },
        label: { color: look.ink, fontSize: 12, textBorderColor: look.paper, textBorderWidth: 3,
          formatter: (p) => short(labels.get(p.name), kept) },
      }],
    };
  };

  const draw = (box) => {
    const data = JSON.parse(box.querySelector("script").textContent);
    const look = colours();
    const narrow = box.clientWidth < 420;
    let holder = box.querySelector(".drawing");
    if (!holder) {
      holder = document.createElement("div");
      holder.className = "drawing";
      box.append(holder);
    }
    const size = Math.min(holder.clientWidth, holder.clientHeight);
    const option = box.dataset.chart === "sunburst" ? sunburst(data, look, size) : sankey(data, look, narrow);
    const chart = echarts.getInstanceByDom(holder) ?? echarts.init(holder, null, { renderer: "svg" });
    chart.setOption({
      animation: false, textStyle: { fontFamily: font },
      aria: { enabled: true, label: { enabled: true, description: box.dataset.label } }, ...option,
    }, true);
    holder.setAttribute("role", "img");
    holder.setAttribute("aria-label", box.dataset.label);
    chart.resize();
  };

  const boxes = document.querySelectorAll(".chart[data-chart]");
  const all = () => boxes.forEach(draw);
  all();
  dark.addEventListener("change", all);
  let waiting = 0;
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(all, 120); });
})();
