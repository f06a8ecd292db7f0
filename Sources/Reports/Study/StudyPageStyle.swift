/// How a study's page looks: light and dark, wide and narrow, without anything from elsewhere.
enum StudyPageStyle {
    static let css = """
        :root { color-scheme: light dark; --ink: #16202b; --soft: #5b6773; --line: #d9dfe5; --ground: #fff; --panel: #f6f8fa;
          --accent: #2b6cb0; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #9aa7b4; --line: #313a44; --ground: #12171d;
          --panel: #1a2129; --accent: #6fb1f0; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 1080px; padding: 24px 20px 60px; background: var(--ground); color: var(--ink);
          font: 15px/1.5 system-ui, sans-serif; }
        h1 { font-size: 26px; line-height: 1.2; margin: 0 0 6px; }
        h2 { font-size: 18px; margin: 34px 0 8px; }
        h3 { font-size: 15px; margin: 16px 0 6px; }
        p { margin: 6px 0; }
        .note, .lead { color: var(--soft); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        .plain th, .plain td { padding: 4px 12px 4px 0; text-align: left; border-bottom: 1px solid var(--line);
          white-space: nowrap; }
        .plain td.why { white-space: normal; min-width: 16em; }
        .plain th { color: var(--soft); font-weight: 500; }
        .maps { display: flex; flex-wrap: wrap; gap: 22px; overflow-x: auto; }
        .heat { border-collapse: separate; border-spacing: 2px; }
        .heat caption { text-align: left; font-weight: 600; padding: 0 0 4px; }
        .heat th { font-weight: 500; color: var(--soft); padding: 4px 8px; }
        .heat .corner { font-size: 12px; text-align: left; }
        .heat td { min-width: 92px; padding: 9px 8px; text-align: center; border-radius: 4px; line-height: 1.25; }
        .heat td b { font-size: 16px; }
        .heat td i { font-style: normal; margin-left: 4px; }
        .heat td small { display: block; font-size: 11.5px; white-space: nowrap; }
        .heat td.empty { background: var(--panel); color: var(--soft); }
        .dots { width: 100%; max-width: 720px; height: auto; display: block; }
        .dots text { font: 12px system-ui, sans-serif; fill: var(--soft); }
        .dots .label { text-anchor: end; fill: var(--ink); } .dots .tick { text-anchor: middle; }
        .dots .grid { stroke: var(--line); } .dots .spread { stroke: var(--accent); stroke-width: 2; opacity: .5; }
        .dots .median { stroke: var(--ink); stroke-width: 2.5; }
        .dots circle { fill: var(--accent); stroke: var(--ground); stroke-width: 1.5; }
        .wall { display: grid; grid-template-columns: repeat(var(--columns), minmax(150px, 1fr)); gap: 12px;
          overflow-x: auto; }
        figure { margin: 0; } figcaption { font-size: 12.5px; color: var(--soft); padding-top: 3px; }
        figcaption b { color: var(--ink); font-weight: 600; }
        figure img { width: 100%; max-width: 320px; display: block; border-radius: 4px; background: #fff;
          border: 1px solid var(--line);
          image-rendering: pixelated; }
        .missing { display: grid; place-items: center; aspect-ratio: 1; max-width: 320px; background: var(--panel);
          color: var(--soft); border-radius: 4px; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 18px; margin: 8px 0; }
        dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
        code { font: 13px ui-monospace, monospace; background: var(--panel); padding: 1px 5px; border-radius: 3px;
          overflow-wrap: anywhere; }
        details summary { cursor: pointer; color: var(--accent); }
        @media (max-width: 640px) { body { padding: 16px 12px 40px; } .heat td { min-width: 74px; padding: 7px 4px; }
          .heat td b { font-size: 14px; } .heat td small { font-size: 10.5px; } .heat th { padding: 4px; }
          .wall { grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); }
          dl { grid-template-columns: 1fr; } dt { padding-top: 6px; } }
        """
}
