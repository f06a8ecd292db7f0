/// How pages look: light and dark, narrow and wide, on paper.
let pageStyle = #"""
    :root {
      color-scheme: light dark;
      --back: #ffffff; --card: #f6f7f9; --text: #1b1f24; --soft: #59636e; --line: #d5dae0; --grid: #e4e8ec;
      --accent: #0b62b8; --good: #1a7f37; --warn: #9a6700; --bad: #cf222e; --mark: #fff4d6;
      --c0: #0b62b8; --c1: #c24a00; --c2: #12805c; --c3: #9b3fa8; --c4: #8a6d00; --c5: #0e8aa5; --c6: #b3265e; --c7: #5b6470;
      --low: 255 255 255; --high: 20 128 110; --contour: #0f6b5c; --real: #6a727c; --fake: #0b62b8;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --back: #0f1318; --card: #181d24; --text: #e6eaef; --soft: #9aa5b1; --line: #333c47; --grid: #262d36;
        --accent: #6cb2ff; --good: #56d364; --warn: #e3b341; --bad: #ff7b72; --mark: #3a3013;
        --c0: #6cb2ff; --c1: #ff9d5c; --c2: #4fd0a0; --c3: #d79bea; --c4: #e0c341; --c5: #5fd3ea; --c6: #ff8db4; --c7: #aab4c0;
        --low: 15 19 24; --high: 40 140 122; --contour: #4db8a4; --real: #9aa5b1; --fake: #8cc4ff;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--back); color: var(--text);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    }
    main, header, footer { max-width: 1120px; margin: 0 auto; padding: 0 20px; }
    header { padding-top: 28px; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 6px; overflow-wrap: anywhere; }
    h2 { font-size: 1.2rem; margin: 36px 0 12px; }
    p { margin: 0 0 10px; }
    .soft, figcaption small, footer { color: var(--soft); }
    .path { overflow-wrap: anywhere; }
    .facts { display: flex; flex-wrap: wrap; gap: 4px 18px; align-items: center; }
    .state { border-radius: 99px; padding: 1px 11px; font-weight: 600; font-size: .875rem; border: 1.5px solid; }
    .state.finished { color: var(--good); }
    .state.running { color: var(--accent); }
    .state.interrupted, .state.killed { color: var(--warn); }
    .state.failed { color: var(--bad); }
    .bar { height: 4px; border-radius: 2px; background: var(--grid); margin: 12px 0 0; overflow: hidden; }
    .bar span { display: block; height: 100%; background: var(--accent); }
    ul.findings { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
    .findings li {
      background: var(--card); border-left: 4px solid var(--line); border-radius: 4px; padding: 8px 14px;
      overflow-wrap: anywhere;
    }
    .findings .good { border-color: var(--good); }
    .findings .warn { border-color: var(--warn); }
    .findings .bad { border-color: var(--bad); }
    .findings b { margin-right: 4px; }
    .findings .good b { color: var(--good); }
    .findings .warn b { color: var(--warn); }
    .findings .bad b { color: var(--bad); }
    h3 { font-size: 1rem; margin: 14px 0 6px; overflow-wrap: anywhere; }
    code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9em; overflow-wrap: anywhere; }
    .swatch { display: inline-block; width: 14px; height: 4px; border-radius: 2px; margin-right: 6px; vertical-align: middle; }
    .slider { display: flex; gap: 12px; align-items: center; flex-wrap: wrap; margin: 0 0 12px; }
    .slider[hidden] { display: none; }
    .slider input { flex: 1 1 180px; min-width: 0; accent-color: var(--accent); height: 28px; }
    .slider output { font-variant-numeric: tabular-nums; min-width: 8.5em; }
    button {
      font: inherit; font-size: .875rem; color: var(--text); background: var(--card); border: 1px solid var(--line);
      border-radius: 6px; padding: 3px 10px; min-height: 32px; cursor: pointer;
    }
    button[aria-pressed="true"] { border-color: var(--accent); color: var(--accent); }
    button:focus-visible, input:focus-visible, svg:focus-visible, canvas:focus-visible {
      outline: 2px solid var(--accent); outline-offset: 2px;
    }
    .grids { display: flex; flex-wrap: wrap; gap: 20px; align-items: flex-start; }
    .grids figure { margin: 0; max-width: 100%; flex: 0 1 auto; min-width: 0; }
    .grids img { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 4px; background: #fff; }
    .grids img.large { image-rendering: pixelated; }
    .grids canvas { display: block; max-width: 100%; border: 1px solid var(--line); border-radius: 4px; touch-action: pan-y; }
    .key { display: flex; flex-wrap: wrap; gap: 2px 14px; font-size: .875rem; color: var(--soft); margin-top: 6px; }
    .key label { display: inline-flex; align-items: center; gap: 5px; min-height: 28px; }
    .dot { width: 9px; height: 9px; border-radius: 50%; display: inline-block; }
    .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 440px), 1fr)); gap: 20px; }
    .charts figure { margin: 0; position: relative; min-width: 0; background: var(--card); border-radius: 8px; padding: 12px 14px 10px; }
    .charts figcaption { display: grid; grid-template-columns: 1fr auto; gap: 0 10px; align-items: start; }
    .charts figcaption strong { overflow-wrap: anywhere; }
    .charts figcaption small { grid-column: 1 / -1; line-height: 1.35; }
    .charts svg { display: block; width: 100%; touch-action: pan-y; }
    .legend { display: flex; flex-wrap: wrap; gap: 2px 6px; margin-top: 4px; }
    .legend button { border: 0; background: none; padding: 0 6px 0 0; min-height: 28px; text-align: left; overflow-wrap: anywhere; }
    .legend button[aria-pressed="false"] { opacity: .45; text-decoration: line-through; }
    .legend button[aria-pressed="true"] { color: inherit; }
    .axis { fill: var(--soft); font-size: 11.5px; font-variant-numeric: tabular-nums; }
    .gridline { stroke: var(--grid); stroke-width: 1; }
    .reference { stroke: var(--soft); stroke-dasharray: 5 4; }
    .event { fill: var(--bad); }
    .cursor { stroke: var(--soft); stroke-width: 1; }
    .curve { fill: none; stroke-width: 1.7; stroke-linejoin: round; stroke-linecap: round; }
    .spread { stroke: none; opacity: .2; }
    .tip {
      position: absolute; pointer-events: none; background: var(--back); border: 1px solid var(--line); border-radius: 6px;
      padding: 5px 9px; font-size: .8125rem; line-height: 1.4; box-shadow: 0 3px 12px rgb(0 0 0 / .18); max-width: 92%;
      font-variant-numeric: tabular-nums; z-index: 2; overflow-wrap: anywhere;
    }
    .tip[hidden] { display: none; }
    .table { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; }
    th, td { text-align: left; vertical-align: top; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--grid); overflow-wrap: anywhere; }
    thead th { border-bottom: 2px solid var(--line); }
    tbody th { font-weight: 400; color: var(--soft); width: 13em; min-width: 8em; }
    td { min-width: 8em; font-variant-numeric: tabular-nums; }
    tr.differs td { background: var(--mark); }
    tr.differs th::after { content: " \2260"; color: var(--warn); font-weight: 700; }
    footer { font-size: .8125rem; padding-top: 28px; padding-bottom: 36px; }
    @media (max-width: 520px) {
      main, header, footer { padding-left: 14px; padding-right: 14px; }
      header { padding-top: 18px; }
      h1 { font-size: 1.4rem; }
      .charts figure { padding: 10px 8px 8px; }
      tbody th { width: 8em; min-width: 6.5em; }
      td { min-width: 6.5em; }
    }
    @media print {
      :root {
        --back: #ffffff; --card: #ffffff; --text: #000000; --soft: #444444; --line: #bbbbbb; --grid: #dddddd;
        --c0: #0b62b8; --c1: #c24a00; --c2: #12805c; --c3: #9b3fa8; --c4: #8a6d00; --c5: #0e8aa5; --c6: #b3265e; --c7: #5b6470;
        --good: #1a7f37; --warn: #9a6700; --bad: #cf222e; --mark: #fff4d6;
      }
      .slider button, .slider input, .tip, figcaption button { display: none; }
      .charts { grid-template-columns: 1fr 1fr; }
      figure, li, tr { break-inside: avoid; }
      h2 { break-after: avoid; }
    }
    """#
