/// The script that draws one chart, and keeps the mark of the step alike in all of them.
let chartDrawing = #"""
    const charts = [];
    class Chart {
      constructor(figure, plan) {
        Object.assign(this, { figure, plan, hidden: new Set() });
        const values = plan.series.flatMap(series => series.m);
        this.isLogarithmic = spansDecades(values);
        const caption = figure.querySelector("figcaption");
        this.toggle = html("button", { type: "button", title: "logarithmic axis" }, null, "log");
        caption.insertBefore(this.toggle, caption.querySelector("small"));
        this.toggle.onclick = () => { this.isLogarithmic = !this.isLogarithmic; this.draw(); };
        if (plan.series.length > 1) this.addLegend();
        this.svg = make("svg", { role: "img", tabindex: 0, "aria-label": plan.words });
        this.tip = html("div", { class: "tip", hidden: "" });
        figure.append(this.svg, this.tip);
        this.svg.addEventListener("pointermove", event => this.point(event.offsetX));
        this.svg.addEventListener("pointerdown", event => this.point(event.offsetX));
        this.svg.addEventListener("pointerleave", () => moveCursor(null));
        this.svg.addEventListener("blur", () => moveCursor(null));
        this.svg.addEventListener("focus", () => { if (cursor === null) moveCursor(page.last, this); });
        this.svg.addEventListener("keydown", event => {
          const factor = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 }[event.key];
          if (!factor) return;
          event.preventDefault();
          const width = Math.max(1, Math.round((page.last - page.first) / 100));
          moveCursor(Math.min(Math.max((cursor ?? page.last) + factor * width, page.first), page.last), this);
        });
      }

      addLegend() {
        const legend = html("div", { class: "legend" }, this.figure);
        this.plan.series.forEach((series, index) => {
          const button = html("button", { type: "button", "aria-pressed": "true" }, legend);
          html("span", { class: "swatch", style: `background: var(--c${series.color})` }, button);
          button.append(series.label);
          button.onclick = () => {
            if (!this.hidden.delete(index)) this.hidden.add(index);
            button.setAttribute("aria-pressed", String(!this.hidden.has(index)));
            this.draw();
          };
        });
      }

      // The points of a series that a screen of this width can show: those of a column together.
      thinned(series) {
        const columns = Math.max(40, Math.floor(this.inner / 2));
        const spread = series.lo ? series : { lo: series.m, hi: series.m };
        if (series.s.length <= columns) {
          return series.s.map((step, index) => ({
            step, mean: series.m[index], low: spread.lo[index], high: spread.hi[index],
          }));
        }
        const points = [];
        let column = -1;
        let count = 0;
        series.s.forEach((step, index) => {
          const own = Math.floor((step - page.first) / Math.max(page.last - page.first, 1) * columns);
          if (own !== column) {
            points.push({ step, mean: series.m[index], low: spread.lo[index], high: spread.hi[index] });
            [column, count] = [own, 1];
            return;
          }
          const point = points.at(-1);
          count += 1;
          point.mean += (series.m[index] - point.mean) / count;
          point.low = Math.min(point.low, spread.lo[index]);
          point.high = Math.max(point.high, spread.hi[index]);
        });
        return points;
      }

      draw() {
        this.width = Math.max(240, this.figure.clientWidth - 28);
        this.height = this.width < 380 ? 190 : 220;
        const margin = { left: 52, right: 10, top: 12, bottom: 26 };
        this.left = margin.left;
        this.inner = this.width - margin.left - margin.right;
        const bottom = this.height - margin.bottom;
        const shown = this.plan.series.map((series, index) => ({ series, points: this.thinned(series), index }))
          .filter(({ index }) => !this.hidden.has(index));
        const values = shown.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
        if (this.plan.reference !== undefined) values.push(this.plan.reference);
        if (!values.length) values.push(0, 1);
        const axis = axisOf(values, this.isLogarithmic);
        const y = value => {
          const share = (axis.place(value) - axis.from) / (axis.to - axis.from || 1);
          return Number((bottom - share * (bottom - margin.top)).toFixed(2));
        };
        this.x = step => Number((this.left + (step - page.first) / Math.max(page.last - page.first, 1) * this.inner).toFixed(2));
        this.svg.replaceChildren();
        this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
        this.svg.setAttribute("height", this.height);
        this.svg.dataset.scale = this.isLogarithmic ? "log" : "linear";
        this.toggle.setAttribute("aria-pressed", String(this.isLogarithmic));
        for (const tick of axis.ticks) {
          const height = y(tick);
          if (height < margin.top - 1 || height > bottom + 1) continue;
          make("line", { class: "gridline", x1: this.left, x2: this.width - margin.right, y1: height, y2: height }, this.svg);
          make("text", { class: "axis", x: this.left - 7, y: height + 4, "text-anchor": "end" }, this.svg, tickText(tick));
        }
        for (const tick of niceTicks(page.first, page.last, Math.floor(this.inner / 90)).filter(Number.isInteger)) {
          const place = Math.min(this.x(tick), this.width - 16);
          make("line", { class: "gridline", x1: this.x(tick), x2: this.x(tick), y1: bottom, y2: bottom + 4 }, this.svg);
          make("text", { class: "axis", x: place, y: bottom + 18, "text-anchor": "middle" }, this.svg, tickText(tick));
        }
        if (this.plan.reference !== undefined) {
          const height = y(this.plan.reference);
          make("line", { class: "reference", x1: this.left, x2: this.width - margin.right, y1: height, y2: height }, this.svg);
        }
        for (const { series, points } of shown) this.drawSeries(series, points, y);
        for (const event of page.events) {
          const place = this.x(event.step);
          const mark = make("path", { class: "event", d: `M${place} ${margin.top - 1}l-5 -9h10z` }, this.svg);
          make("title", {}, mark, event.title);
        }
        this.cursorLine = make("line", { class: "cursor", y1: margin.top, y2: bottom, visibility: "hidden" }, this.svg);
      }

      drawSeries(series, points, y) {
        const color = `var(--c${series.color})`;
        if (points.some(({ low, high }) => low !== high)) {
          const upper = points.map(({ step, high }) => `${this.x(step)} ${y(high)}`);
          const lower = points.map(({ step, low }) => `${this.x(step)} ${y(low)}`).reverse();
          make("path", { class: "spread", d: `M${upper.join("L")}L${lower.join("L")}Z`, style: `fill: ${color}` }, this.svg);
        }
        const d = "M" + points.map(({ step, mean }) => `${this.x(step)} ${y(mean)}`).join("L");
        make("path", { class: "curve", d, style: `stroke: ${color}` }, this.svg);
        if (points.length <= 30) {
          for (const { step, mean } of points) {
            make("circle", { cx: this.x(step), cy: y(mean), r: 2.6, style: `fill: ${color}` }, this.svg);
          }
        }
      }

      point(offset) {
        const share = (offset * this.width / this.svg.clientWidth - this.left) / this.inner;
        const step = page.first + Math.min(Math.max(share, 0), 1) * (page.last - page.first);
        moveCursor(Math.round(step), this);
      }

      show(step, isOwn) {
        this.cursorLine.setAttribute("visibility", step === null ? "hidden" : "visible");
        this.tip.hidden = step === null || !isOwn;
        if (step === null) return;
        const place = this.x(step);
        this.cursorLine.setAttribute("x1", place);
        this.cursorLine.setAttribute("x2", place);
        if (!isOwn) return;
        this.tip.replaceChildren(html("div", {}, null, `step ${grouped(step)}`));
        this.plan.series.forEach((series, index) => {
          if (this.hidden.has(index) || !series.s.length) return;
          const row = html("div", {}, this.tip);
          html("span", { class: "swatch", style: `background: var(--c${series.color})` }, row);
          row.append(`${series.label} ${valueAt(series, step)}`);
        });
        const scale = this.svg.clientWidth / this.width;
        const left = place * scale + this.svg.offsetLeft;
        const room = this.figure.clientWidth - this.tip.offsetWidth - 8;
        const beside = left + 14 > room ? left - this.tip.offsetWidth - 14 : left + 14;
        this.tip.style.left = `${Math.max(4, Math.min(beside, room))}px`;
        this.tip.style.top = `${this.svg.offsetTop + 10}px`;
      }
    }
    // The value nearest to a step, with the range where it stands for several.
    const valueAt = (series, step) => {
      let [low, high] = [0, series.s.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (series.s[middle] < step) low = middle + 1; else high = middle;
      }
      if (low > 0 && step - series.s[low - 1] < series.s[low] - step) low -= 1;
      const range = series.lo && series.lo[low] !== series.hi[low]
        ? ` (${inWords(series.lo[low])} to ${inWords(series.hi[low])})` : "";
      const far = Math.abs(series.s[low] - step) > (page.last - page.first) / 50 ? `, at step ${grouped(series.s[low])}` : "";
      return inWords(series.m[low]) + range + far;
    };
    let cursor = null;
    const moveCursor = (step, own = null) => {
      cursor = step;
      for (const chart of charts) chart.show(step, chart === own);
    };
    for (const figure of document.querySelectorAll("figure[data-chart]")) {
      charts.push(new Chart(figure, page.charts[Number(figure.dataset.chart)]));
    }
    const drawCharts = () => charts.forEach(chart => chart.draw());
    drawCharts();
    let width = document.documentElement.clientWidth;
    addEventListener("resize", () => {
      if (document.documentElement.clientWidth === width) return;
      width = document.documentElement.clientWidth;
      drawCharts();
    });
    """#
