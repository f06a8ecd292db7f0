/// What a study's page has beside the style of all pages: heat maps, dots, and a wall of samples.
let studyPageStyle = #"""
    .lead { font-size: 1.05rem; max-width: 62em; }
    .plain table { width: auto; } .plain td, .plain th { white-space: nowrap; padding-right: 18px; min-width: 0; width: auto; }
    .plain td.why { white-space: normal; min-width: 16em; }
    .plain tbody td { color: var(--text); }
    .maps { display: flex; flex-wrap: wrap; gap: 22px; overflow-x: auto; }
    table.heat { width: auto; border-collapse: separate; border-spacing: 2px; margin: 0 0 6px; }
    .heat caption { text-align: left; font-weight: 600; padding: 0 0 4px; }
    .heat th, .heat thead th { font-weight: 500; color: var(--soft); padding: 4px 8px; border: 0; width: auto; min-width: 0;
      text-align: center; vertical-align: middle; overflow-wrap: normal; }
    .heat th.corner { font-size: .75rem; text-align: left; white-space: nowrap; }
    .heat td { min-width: 96px; padding: 9px 8px; border: 0; text-align: center; border-radius: 4px; line-height: 1.25; }
    .heat td b { font-size: 1rem; }
    .heat td i { font-style: normal; margin-left: 4px; }
    .heat td small { display: block; font-size: .72rem; white-space: nowrap; }
    .heat td.empty { background: var(--card); color: var(--soft); }
    svg.dots { width: 100%; max-width: 720px; height: auto; display: block; }
    .dots text { font-size: 12px; fill: var(--soft); }
    .dots .label { text-anchor: end; fill: var(--text); } .dots .tick { text-anchor: middle; }
    .dots .grid { stroke: var(--grid); } .dots .range { stroke: var(--accent); stroke-width: 2; opacity: .5; }
    .dots .median { stroke: var(--text); stroke-width: 2.5; }
    .dots circle { fill: var(--accent); stroke: var(--back); stroke-width: 1.5; }
    .wall { display: grid; grid-template-columns: repeat(var(--columns), minmax(150px, 1fr)); gap: 12px; overflow-x: auto; }
    .wall figure { margin: 0; min-width: 0; }
    .wall figcaption { font-size: .8rem; color: var(--soft); padding-top: 3px; overflow-wrap: anywhere; }
    .wall figcaption b { color: var(--text); font-weight: 600; }
    .wall img { width: 100%; max-width: 320px; display: block; border: 1px solid var(--line); border-radius: 4px;
      background: #fff; }
    .missing { display: grid; place-items: center; aspect-ratio: 1; max-width: 320px; background: var(--card);
      color: var(--soft); border-radius: 4px; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 18px; margin: 8px 0; }
    dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
    details summary { cursor: pointer; color: var(--accent); min-height: 32px; }
    @media (max-width: 640px) {
      .heat td { min-width: 74px; padding: 7px 4px; } .heat td b { font-size: .9rem; } .heat th { padding: 4px; }
      .heat td small { font-size: .66rem; }
      .wall { grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); }
      dl { grid-template-columns: 1fr; } dt { padding-top: 6px; }
    }
    """#
