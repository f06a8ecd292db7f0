/// The script that draws curves: SVG, hover values, logarithmic axes.
let chartScript = #"""
    "use strict";
    const page = JSON.parse(document.getElementById("data").textContent);
    const make = (name, attributes = {}, parent = null, text = null) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      if (text !== null) element.textContent = text;
      if (parent) parent.append(element);
      return element;
    };
    const html = (name, attributes = {}, parent = null, text = null) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      if (text !== null) element.textContent = text;
      if (parent) parent.append(element);
      return element;
    };
    const minus = text => text.replace(/-/g, "\u2212");
    const grouped = number => String(Math.round(number)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
    const inWords = value => {
      if (value === null || !Number.isFinite(value)) return "none";
      const size = Math.abs(value);
      if (size !== 0 && (size < 1e-3 || size >= 1e7)) return minus(value.toExponential(2).replace("e+", "e"));
      if (size >= 1e4) return minus((value < 0 ? "-" : "") + grouped(size));
      return minus(String(Number(value.toPrecision(4))));
    };
    const tickText = value => {
      const size = Math.abs(value);
      if (size === 0) return "0";
      if (size >= 1e15 || size < 1e-4) return minus(value.toExponential(1).replace("e+", "e").replace(".0e", "e"));
      const [unit, letter] = size >= 1e12 ? [1e12, "T"] : size >= 1e9 ? [1e9, "G"] : size >= 1e6 ? [1e6, "M"]
        : size >= 1e4 ? [1e3, "k"] : [1, ""];
      return minus(String(Number((value / unit).toPrecision(6)))) + letter;
    };
    const niceTicks = (low, high, count) => {
      const rough = (high - low) / Math.max(count, 1);
      const power = 10 ** Math.floor(Math.log10(rough));
      const width = [1, 2, 5, 10].map(factor => factor * power).find(width => width >= rough * 0.999) ?? rough;
      const ticks = [];
      for (let index = Math.ceil(low / width - 1e-9); index * width <= high + width * 1e-9; index++) {
        ticks.push(Number((index * width).toPrecision(12)));
        if (ticks.length > 40) break;
      }
      return ticks;
    };

    // Axes: how a value becomes a place, and which values get a mark.
    const linear = (low, high) => {
      const rest = (high - low) * 0.05 || Math.abs(high) * 0.1 || 1;
      const [from, to] = [low >= 0 && low <= rest ? 0 : low - rest, high + rest];
      return { from, to, place: value => value, ticks: niceTicks(from, to, 5) };
    };
    const powers = (from, to, most) => {
      const every = Math.max(1, Math.ceil((to - from + 1) / most));
      const list = [];
      for (let power = Math.ceil(from / every) * every; power <= to; power += every) list.push(10 ** power);
      return list;
    };
    const logarithmic = (low, high) => {
      const [from, to] = [Math.log10(low) - 0.06, Math.log10(high) + 0.06];
      let ticks = powers(Math.ceil(from), Math.floor(to), 6);
      if (ticks.length < 3) {
        ticks = [];
        for (let power = Math.floor(from); power <= to; power++) {
          for (const factor of [1, 2, 5]) {
            const value = Number((factor * 10 ** power).toPrecision(3));
            if (Math.log10(value) >= from && Math.log10(value) <= to) ticks.push(value);
          }
        }
      }
      return { from, to, place: value => Math.log10(Math.max(value, Number.MIN_VALUE)), ticks };
    };
    // Logarithmic away from zero on both sides, straight within one unit of it.
    const bothSides = (low, high, unit) => {
      const place = value => Math.asinh(value / unit);
      const ticks = [0];
      for (const power of powers(Math.floor(Math.log10(unit)), Math.ceil(Math.log10(Math.max(-low, high))), 4)) {
        if (power <= high) ticks.push(power);
        if (-power >= low) ticks.push(-power);
      }
      const [from, to] = [place(Math.min(low, 0)), place(Math.max(high, 0))];
      const rest = (to - from) * 0.05;
      return { from: from - rest, to: to + rest, place, ticks };
    };
    const axisOf = (values, isLogarithmic) => {
      const [low, high] = [Math.min(...values), Math.max(...values)];
      if (!isLogarithmic) return linear(low, high);
      if (low > 0) return logarithmic(low, high);
      const sizes = values.map(Math.abs).filter(size => size > 0).sort((one, other) => one - other);
      return sizes.length ? bothSides(low, high, sizes[Math.floor(sizes.length / 4)]) : linear(low, high);
    };
    // Whether a straight axis would hide most of the curve.
    const spansDecades = values => {
      const sizes = values.map(Math.abs).filter(size => size > 0).sort((one, other) => one - other);
      if (sizes.length < 8) return sizes.length > 1 && Math.min(...values) > 0 && sizes.at(-1) / sizes[0] > 1000;
      return sizes.at(-1) / sizes[Math.floor(sizes.length * 0.5)] > 50;
    };
    """#
