const dashes = [[], [6, 3], [2, 3], [8, 3, 2, 3], [1, 2]];
const number = text => Number(text.trim().replace(/\./g, "").replace(",", ".").replace(/[^\d.-]/g, ""));

/** @param {string} id  the table: first column labels, one column per series; cells may carry data-value */
function read(id) {
  const table = document.getElementById(id);
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].slice(1);
  return {
    labels: rows.map(row => row.cells[0].textContent.trim()),
    series: heads.slice(0, 5).map((head, i) => ({
      label: head.textContent.trim(),
      data: rows.map(row => row.cells[i + 1].dataset.value ? Number(row.cells[i + 1].dataset.value) : number(row.cells[i + 1].textContent)),
    })),
  };
}

async function library(address) {
  if (!globalThis.Chart) await import(address);
  return globalThis.Chart;
}

/** @param {HTMLElement} figure  data-table names the table, data-kind is bar, line or stacked; holds a canvas */
export async function mount(figure, { addressOf }) {
  const Chart = await library(addressOf("lib/chart"));
  const { labels, series } = read(figure.dataset.table);
  const kind = figure.dataset.kind ?? "bar";
  let chart;

  const draw = () => {
    chart?.destroy();
    const style = getComputedStyle(figure);
    const ink = style.getPropertyValue("--ink-2").trim();
    const line = style.getPropertyValue("--line").trim();
    const colours = [1, 2, 3, 4, 5].map(n => style.getPropertyValue(`--series-${n}`).trim());
    const axis = { grid: { color: line }, ticks: { color: ink }, border: { color: line }, stacked: kind === "stacked" };
    const horizontal = figure.dataset.across === "true";
    chart = new Chart(figure.querySelector("canvas"), {
      type: kind === "line" ? "line" : "bar",
      data: {
        labels,
        datasets: series.map((s, i) => ({ ...s, borderColor: colours[i], backgroundColor: colours[i], borderDash: dashes[i],
          borderWidth: kind === "line" ? 2 : 0, pointRadius: 2.5, maxBarThickness: 28 })),
      },
      options: {
        animation: false, maintainAspectRatio: false, locale: "vi-VN", indexAxis: horizontal ? "y" : "x",
        interaction: { mode: "index", intersect: false },
        scales: { x: { ...axis, beginAtZero: true, grid: { display: horizontal, color: line } }, y: { ...axis, beginAtZero: true, grid: { display: !horizontal, color: line } } },
        plugins: { legend: { display: series.length > 1, align: "start", labels: { color: ink, boxWidth: 12, boxHeight: 12 } } },
      },
    });
  };
  draw();
  document.addEventListener("theme:changed", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}
